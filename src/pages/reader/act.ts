import { failureOf } from "../../model/errors.ts";
import { troubleText } from "../../ui/trouble.ts";

/** Runs one thing the reader asked for; resolves with whether it was done. Never rejects. */
export type Act = (work: () => Promise<unknown>) => Promise<boolean>;

/** The page's one wrapper around what can fail: a failure becomes its sentence. */
export function createAct(onFailure: (sentence: string) => void): Act {
  return async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      onFailure(await troubleText(failureOf(error).code));
      return false;
    }
  };
}
