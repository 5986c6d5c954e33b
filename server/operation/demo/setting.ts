/** What the demo leaves in the database about itself. Not complete: it is being filled in, or a crash interrupted that. */
export type DemoSetting = { complete: boolean; accounts: { role: string; username: string; password: string }[] };
export const DEMO_SETTING = 'demo';
