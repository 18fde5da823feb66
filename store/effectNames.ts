/** The effect that issues a letter's credential; the store queues it with the letter's own step. */
export const issueEffect = 'credential.issue';
