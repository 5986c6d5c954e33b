/**
 * Takes out of SurveyJS what forms with few kinds of questions never reach. Its modules register every kind when they are loaded, so to a
 * bundler nothing in them looks unused: here registrations of other kinds are left out, and with them all that nothing refers to any more.
 */
import { parseAst } from 'vite';

/** A node of the syntax tree (ESTree); its fields are looked through by name. */
type Node = { type: string; start: number; end: number } & Record<string, unknown>;

/** A statement of a module's top level: what it defines, what it refers to, and the class that it only adds to. */
type Statement = { node: Node; defines: string[]; refers: Set<string>; owner: string | undefined };

/** Statements that make a kind known, or change what is known of it, and do nothing else. */
const REGISTRATION =
  /^(?:Serializer\.(?:addClass|getProperty)|\w+Factory\.Instance\.register(?:Question|Element|Renderer))\("([^"]+)"/;

/**
 * Prunes one module.
 * @param code as SurveyJS publishes it (`fesm`)
 * @param kinds registered names that are kept
 * @param wanted exported names that somebody imports
 * @returns the module with what these need, and the names that it imports for it
 * @throws TypeError where something wanted is not exported
 */
export function pruneModule(
  code: string,
  kinds: ReadonlySet<string>,
  wanted: Iterable<string>,
): { code: string; imports: string[] } {
  const nodes = parseAst(code).body as unknown as Node[];
  const exported = exportedNames(nodes);
  const statements = nodes
    .filter((node) => !isModuleStatement(node) && !isForeign(node, code, kinds))
    .map(readStatement);
  const roots = [...wanted].map((name) => {
    const local = exported.get(name);
    if (local === undefined) throw new TypeError(`${name} is not exported`);
    return local;
  });
  const { live, kept } = reach(statements, roots);
  const imports = nodes.filter(({ type }) => type === 'ImportDeclaration').map((node) => importOf(node, live));
  const names = [...exported].filter(([, local]) => live.has(local)).map(([name, local]) => `${local} as ${name}`);
  return {
    code: [
      ...imports.map(({ text }) => text),
      ...kept.map(({ node }) => code.slice(node.start, node.end)),
      `export { ${names.join(', ')} };`,
    ].join('\n'),
    imports: imports.flatMap(({ from, names }) => (from === 'survey-core' ? names : [])),
  };
}

/** What is reached from the names and from statements that do something by themselves. */
function reach(statements: Statement[], roots: string[]): { live: Set<string>; kept: Statement[] } {
  const byName = new Map<string, Statement[]>();
  const add = (name: string, statement: Statement) => byName.set(name, [...(byName.get(name) ?? []), statement]);
  for (const statement of statements) {
    for (const name of statement.defines) add(name, statement);
    if (statement.owner !== undefined) add(statement.owner, statement);
  }
  const live = new Set<string>();
  const kept = new Set<Statement>();
  const waiting = [...roots];
  const keep = (statement: Statement) => {
    if (kept.has(statement)) return;
    kept.add(statement);
    waiting.push(...statement.refers);
  };
  for (const statement of statements)
    if (statement.defines.length === 0 && statement.owner === undefined) keep(statement);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (live.has(name)) continue;
    live.add(name);
    for (const statement of byName.get(name) ?? []) keep(statement);
  }
  return { live, kept: statements.filter((statement) => kept.has(statement)) };
}

function isModuleStatement({ declaration, type }: Node): boolean {
  return type === 'ImportDeclaration' || (type === 'ExportNamedDeclaration' && declaration === null);
}

/** Exported name → name inside. */
function exportedNames(nodes: Node[]): Map<string, string> {
  const specifiers = nodes
    .filter((node) => node.type === 'ExportNamedDeclaration' && node.source === null)
    .flatMap((node) => node.specifiers as { exported: { name: string }; local: { name: string } }[]);
  return new Map(specifiers.map(({ exported, local }) => [exported.name, local.name]));
}

function importOf(node: Node, live: ReadonlySet<string>): { from: string; names: string[]; text: string } {
  const from = (node.source as { value: string }).value;
  const parts: string[] = [];
  const names: string[] = [];
  for (const specifier of node.specifiers as { type: string; imported?: { name: string }; local: { name: string } }[]) {
    const { imported, local } = specifier;
    if (!imported)
      parts.push(specifier.type === 'ImportNamespaceSpecifier' ? `* as ${local.name}` : `default as ${local.name}`);
    else if (live.has(local.name)) {
      parts.push(`${imported.name} as ${local.name}`);
      names.push(imported.name);
    }
  }
  const namespace = parts.find((part) => part.startsWith('*'));
  return { from, names, text: `import ${namespace ?? `{ ${parts.join(', ')} }`} from '${from}';` };
}

/** Whether the statement is about a kind that no form has. */
function isForeign({ end, start, type }: Node, code: string, kinds: ReadonlySet<string>): boolean {
  const kind = type === 'ExpressionStatement' ? REGISTRATION.exec(code.slice(start, end))?.[1] : undefined;
  return kind !== undefined && !kinds.has(kind);
}

function readStatement(node: Node): Statement {
  return { node, defines: definedNames(node), refers: identifiers(node), owner: ownerOf(node) };
}

function definedNames(node: Node): string[] {
  if (node.type === 'ClassDeclaration' || node.type === 'FunctionDeclaration')
    return [(node.id as { name: string }).name];
  if (node.type !== 'VariableDeclaration') return [];
  return (node.declarations as { id: { name: string } }[]).map(({ id }) => id.name);
}

/** The class whose property a statement sets or decorates: `X.y = …`, `__decorate([…], X.prototype, …)`. */
function ownerOf(node: Node): string | undefined {
  const expression = node.expression as Node | undefined;
  if (node.type !== 'ExpressionStatement' || !expression) return undefined;
  if (expression.type === 'AssignmentExpression') return ownerOfMember(expression.left as Node);
  const isDecoration =
    expression.type === 'CallExpression' && (expression.callee as { name?: string }).name === '__decorate';
  return isDecoration ? ownerOfMember((expression.arguments as Node[])[1]) : undefined;
}

function ownerOfMember(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const object = node.object as Node;
  return object.type === 'Identifier' ? (object.name as string) : ownerOfMember(object);
}

/** All identifiers in a tree but names of properties: those of inner scopes too, so that rather too much is kept. */
function identifiers(tree: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(tree)) for (const each of tree) identifiers(each, found);
  else if (tree !== null && typeof tree === 'object') {
    const node = tree as Node;
    if (node.type === 'Identifier') found.add(node.name as string);
    for (const [field, value] of Object.entries(node)) {
      if (node.computed !== true && (field === 'property' || (field === 'key' && node.type !== 'Identifier'))) continue;
      identifiers(value, found);
    }
  }
  return found;
}
