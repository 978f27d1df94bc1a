import { describe, expect, it } from 'vitest';
import { memberChangeInput } from '../features/communities/community.input.js';
import { cancellationInput, invitationsInput } from '../features/events/event.input.js';
import { cleanLine } from '../kernel/text.js';
import { answersTo, communities, FEATURED, meetups, people } from './demo-content.js';
import { eventOf, foundingOf, profileOf, rsvpOf } from './demo-inputs.js';
import answers from './content/answers.json' with { type: 'json' };

const NOW = Date.UTC(2027, 2, 1, 9);

describe('the content', () => {
  it.each(people)('passes the schema of profiles: $id', (person) => {
    expect(profileOf(person)).toMatchObject({ displayName: person.displayName, territory: person.territory });
  });

  it.each(communities)('passes the schemas of communities: $id', (community) => {
    expect(foundingOf(community).description).toBe(community.description);
    for (const { role } of community.members)
      expect(memberChangeInput.parse({ role, status: 'active' }).role).toBe(role);
  });

  it.each(meetups)('passes the schemas of events, invitations and answers: $id', (meetup) => {
    const event = eventOf(meetup, { hosts: meetup.hosts, sharedWith: meetup.sharedWith }, NOW);
    expect(event).toMatchObject({ title: cleanLine(meetup.title), status: 'scheduled' });
    if (meetup.cancellation !== null)
      expect(cancellationInput.parse({ word: meetup.cancellation }).word).toBe(meetup.cancellation);
    const emails = people.filter(({ id }) => meetup.invited.includes(id)).map(({ email }) => email);
    if (emails.length) expect(invitationsInput.parse({ emails }).emails).toEqual(emails);
    for (const { person, ...said } of answersTo(meetup))
      expect(rsvpOf({ person, ...said })).toMatchObject(said);
  });

  it('speaks of people and meetups that it has', () => {
    const known = people.map(({ id }) => id);
    const spokenOf = [
      ...FEATURED,
      ...communities.flatMap(({ organiser, shownToAll, members, pending }) => [
        organiser,
        ...shownToAll,
        ...[...members, ...pending].map(({ person }) => person),
      ]),
      ...meetups.flatMap((meetup) => [
        ...meetup.hosts,
        meetup.announcedBy,
        ...meetup.invited,
        ...answersTo(meetup).map(({ person }) => person),
      ]),
    ];
    expect(spokenOf.filter((id) => !known.includes(id))).toEqual([]);
    const ids = communities.map(({ id }) => id);
    const spokenOfCommunities = meetups.flatMap(({ community, sharedWith }) => [community, ...sharedWith]);
    expect(spokenOfCommunities.filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.keys(answers).sort()).toEqual(meetups.map(({ id }) => id).sort());
  });

  it('leaves example.org nowhere', () => {
    const text = JSON.stringify([people, communities, meetups, answers]);
    expect(people.map(({ email }) => email.split('@')[1])).toEqual(people.map(() => 'example.org'));
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !host!.endsWith('.example.org'))).toEqual([]);
    expect(text.match(/[^\s"]+@(?!example\.org)[^\s"]+/)).toBeNull();
  });
});
