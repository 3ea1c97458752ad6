/** The states before this one, to go back to. */

const MOST = 100;

export class History<State> {
  private readonly states: State[] = [];

  push(state: State): void {
    this.states.push(state);
    if (this.states.length > MOST) this.states.shift();
  }

  pop(): State | undefined {
    return this.states.pop();
  }

  get isEmpty(): boolean {
    return this.states.length === 0;
  }
}
