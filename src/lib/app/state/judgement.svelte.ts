import type { Backend, Facts, JudgeOutcome } from './backend';
import { Latest } from './latest';
import { mark } from './marks';

/** The verdicts of everything loaded. `version` rises with every judgement; what is shown is asked anew then. */
export class Judgement {
  outcome = $state.raw<JudgeOutcome | null>(null);
  facts = $state.raw<Facts | null>(null);
  version = $state(0);
  isRunning = $state(false);
  error = $state.raw<unknown>(null);
  private readonly latest: Latest<null>;
  private waiting: (() => void)[] = [];

  constructor(backend: Backend) {
    this.latest = new Latest(async (_, isCurrent) => {
      this.isRunning = true;
      mark('judge:start');
      try {
        const [outcome, facts] = [await backend.judge(), await backend.facts()];
        if (!isCurrent()) return;
        this.outcome = outcome;
        this.facts = facts;
        this.error = null;
      } catch (error) {
        if (!isCurrent()) return;
        this.error = error;
      }
      mark('judge:end');
      mark('charts:start');
      this.version += 1;
      this.isRunning = false;
      this.waiting.splice(0).forEach((done) => done());
    });
  }

  /** Judges everything again; resolves when the newest judgement is there. */
  run(): Promise<void> {
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    this.latest.ask(null);
    return done;
  }
}
