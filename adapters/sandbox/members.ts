import type { SandboxChannel, SandboxDirectory, SandboxPerson } from './directory.js';
import { checkDirectory } from './directory.js';
import type { WorkspaceState } from './state.js';

/** The people and channels as they are now: as handed in, with what people changed of themselves. */
export interface Members {
  current(): SandboxDirectory;
  person(user: string): SandboxPerson | undefined;
  channel(channel: string): SandboxChannel | undefined;
  /** Takes a new directory; gives the people who joined, changed or left. */
  replace(next: SandboxDirectory): readonly MemberDifference[];
}

export interface MemberDifference {
  readonly change: 'joined' | 'updated' | 'left';
  readonly person: SandboxPerson;
}

/** The workspace’s people and channels, which a new directory may replace. */
export function createMembers(first: SandboxDirectory, state: WorkspaceState): Members {
  let directory = checkDirectory(first);

  function withChanges(person: SandboxPerson): SandboxPerson {
    return { ...person, ...state.profiles.get(person.user) };
  }
  function current(): SandboxDirectory {
    return { people: directory.people.map(withChanges), channels: directory.channels };
  }

  return {
    current,
    person(user) {
      const person = directory.people.find((one) => one.user === user);
      return person && withChanges(person);
    },
    channel: (channel) => directory.channels.find((one) => one.channel === channel),
    replace(next) {
      const before = current().people;
      directory = checkDirectory(next);
      return differences(before, current().people);
    },
  };
}

/** Who joined, changed or left between two lists of people. */
export function differences(before: readonly SandboxPerson[], after: readonly SandboxPerson[]): readonly MemberDifference[] {
  const isActive = (person: SandboxPerson | undefined) => person !== undefined && person.active !== false;
  const old = new Map(before.map((person) => [person.user, person]));
  const kept = new Set(after.map((person) => person.user));
  const changed = after.flatMap((person): MemberDifference[] => {
    const earlier = old.get(person.user);
    if (!isActive(earlier)) return isActive(person) ? [{ change: 'joined', person }] : [];
    if (!isActive(person)) return [{ change: 'left', person }];
    return sameProfile(earlier, person) ? [] : [{ change: 'updated', person }];
  });
  const gone = before.filter((person) => isActive(person) && !kept.has(person.user));
  return [...changed, ...gone.map((person): MemberDifference => ({ change: 'left', person: { ...person, active: false } }))];
}

function sameProfile(a: SandboxPerson | undefined, b: SandboxPerson): boolean {
  return a?.name === b.name && a.email === b.email && a.timeZone === b.timeZone && a.locale === b.locale;
}
