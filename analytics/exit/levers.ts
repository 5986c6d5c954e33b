/**
 * The strongest levers of a school: factors by its risk × how often measures moved them in the district. Both are shown, so that
 * nobody has to believe the product.
 */

/** A school's risk on a factor, 0–100. */
export type FactorRisk = { factor: string; value: number };
/** Lines carried out against a factor whose change is known, and those after which the risk surely fell. */
export type Moved = { told: number; better: number };

export type Lever = FactorRisk & Moved & { moved: number; strength: number };

/**
 * @param risks estimates of the school's newest campaign
 * @param history by factor, over the whole district
 * @returns strongest first. `moved` = (better + 1) ÷ (told + 2), which is one half where nothing is known yet and nears the
 *   plain share with every case (rule of succession, Laplace 1774); `strength` = value × moved
 */
export function levers(risks: FactorRisk[], history: ReadonlyMap<string, Moved>): Lever[] {
  return risks
    .map(({ factor, value }) => {
      const { better, told } = history.get(factor) ?? { better: 0, told: 0 };
      const moved = (better + 1) / (told + 2);
      return { factor, value, told, better, moved, strength: value * moved };
    })
    .sort((a, b) => b.strength - a.strength || a.factor.localeCompare(b.factor));
}
