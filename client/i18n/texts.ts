/** The shape that a translation must have: every key of the Russian texts, except forms of number that its language lacks. */
type RussianOnly<Key> = Key extends `${string}_few` | `${string}_many` ? Key : never;

export type Texts<Source> = {
  [Key in keyof Source as Exclude<Key, RussianOnly<Key>>]: Source[Key] extends string ? string : Texts<Source[Key]>;
};
