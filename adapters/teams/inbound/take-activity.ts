/** Who sent an activity, by the verified token and the credentials that were found for it. */
export interface VerifiedSender {
  /** The app that the token is for. */
  readonly appId: string;
  /** The tenant of the organization that this app serves, lower case: what a payload says of its tenant was checked against it. */
  readonly tenant: string;
  readonly organizationId: string;
  /** Where answers go, as the token says. */
  readonly serviceUrl: string;
}

/** What Teams is told. `body` is the answer to an invoke. */
export interface ActivityAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Takes one activity whose sender is known: stored when this resolves, or answered. Never rejects. */
export type TakeActivity = (activity: unknown, sender: VerifiedSender) => Promise<ActivityAnswer>;
