/** From the demo to the district that is started in its place. */
import type { LeaveResponse } from '../../../server/operation/leaving/schemas.ts';
import type { AboutResponse } from '../../../server/people/identity/schemas.ts';
import { getJson, postJson } from '../../api/request.ts';

const LOOK_EVERY_MS = 1_000;

export function leaveDemo(code: string): Promise<LeaveResponse> {
  return postJson<LeaveResponse>('/api/demo/leave', { code });
}

/**
 * Waits for the district, and opens it as a new page: nothing of the demo stays in this one.
 * @param onSilence is told how many looks in a row found no district
 */
export async function openDistrict({ setupPath }: LeaveResponse, onSilence: (looks: number) => void): Promise<void> {
  for (let looks = 1; !(await isDistrict()); looks += 1) {
    onSilence(looks);
    await new Promise((again) => setTimeout(again, LOOK_EVERY_MS));
  }
  location.replace(setupPath ?? '/');
}

/** False also while nobody answers, and while the starting page does. */
async function isDistrict(): Promise<boolean> {
  const about = await getJson<AboutResponse>('/api/about').catch(() => null);
  return about !== null && about.demo === null;
}
