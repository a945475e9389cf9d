/** Decisions about one report, written one after the other in the order of the keys. */
import { askDecision } from './api.js';
import { say } from './words.js';

/**
 * @import { Wish } from '../src/review/wish.ts'
 * @import { App } from './main.js'
 */

export class DecisionQueue {
  #app;
  #id;
  #afterEach;
  #last = Promise.resolve();

  /**
   * @param {App} app
   * @param {string} id
   * @param {() => Promise<void>} afterEach
   */
  constructor(app, id, afterEach) {
    this.#app = app;
    this.#id = id;
    this.#afterEach = afterEach;
  }

  /** Says why not. */
  mayDecide() {
    if (this.#app.about.author !== null) return true;
    this.#app.tell(say('readOnly'));
    return false;
  }

  /**
   * @param {() => Wish} wishOf  Asked when its turn comes.
   * @param {string} done  Name of what is said then.
   */
  add(wishOf, done) {
    if (!this.mayDecide()) return;
    this.#last = this.#last
      .then(() => askDecision(this.#id, wishOf()))
      .then(this.#afterEach)
      .then(() => this.#app.tell(say(done)))
      .catch((error) => this.#app.complain(error.message));
  }
}
