import { describe, expect, it } from 'vitest';
import { memberChangeInput } from '../features/communities/community.input.js';
import { cancellationInput, invitationsInput } from '../features/events/event.input.js';
import { cleanLine } from '../kernel/text.js';
import {
  adhesions,
  answersTo,
  associations,
  communities,
  FEATURED,
  meetups,
  news,
  people,
  series,
} from './demo-content.js';
import {
  associationOf,
  commentOf,
  eventOf,
  foundingOf,
  newsOf,
  notesOf,
  profileOf,
  rsvpOf,
  seriesOf,
  structureOf,
  topicOf,
} from './demo-inputs.js';
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
    if (meetup.notes !== null) expect(notesOf(meetup.notes).text).toBe(meetup.notes);
    if (meetup.cancellation !== null)
      expect(cancellationInput.parse({ word: meetup.cancellation }).word).toBe(meetup.cancellation);
    const emails = people.filter(({ id }) => meetup.invited.includes(id)).map(({ email }) => email);
    if (emails.length) expect(invitationsInput.parse({ emails }).emails).toEqual(emails);
    for (const { person, ...said } of answersTo(meetup))
      expect(rsvpOf({ person, ...said })).toMatchObject(said);
  });

  it.each(associations)('passes the schema of associations: $id', (association) => {
    expect(associationOf(association)).toMatchObject({ name: association.name, kind: 'association' });
  });

  it.each(series)('passes the schemas of series, topics and answers: $id', (one) => {
    const named = { hosts: one.hosts, adherentsOf: one.association, startsOn: '2027-03-05' };
    expect(seriesOf(one, named)).toMatchObject({ title: one.title, rotates: true });
    for (const { topic, cancellation, answers: said } of one.dates) {
      if (topic !== null) expect(topicOf({ topic }).title).toBe(cleanLine(topic));
      if (cancellation !== null)
        expect(cancellationInput.parse({ word: cancellation }).word).toBe(cancellation);
      for (const answer of said) expect(rsvpOf(answer).answer).toBe(answer.answer);
    }
  });

  it.each(news)('passes the schemas of structures, news and comments: $id', (item) => {
    if (item.structure) expect(structureOf(item, null)).toMatchObject({ name: item.structure.name });
    const named = { structureId: null, communitySlug: item.community, onBehalfOf: null };
    expect(newsOf(item, named, NOW)).toMatchObject({ kind: item.kind, scope: item.scope });
    for (const comment of item.comments) expect(commentOf(comment).text).toBe(comment.text);
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
      ...associations.map(({ askedBy }) => askedBy),
      ...adhesions.map(({ person }) => person),
      ...series.flatMap(({ hosts, scheduledBy, followers, dates }) => [
        ...hosts,
        scheduledBy,
        ...followers,
        ...dates.flatMap(({ host, proposedBy, answers: said }) => [
          host ?? scheduledBy,
          proposedBy ?? scheduledBy,
          ...said.map(({ person }) => person),
        ]),
      ]),
      ...news.flatMap(({ postedBy, confirmedBy, comments }) => [
        postedBy,
        ...confirmedBy,
        ...comments.map(({ person }) => person),
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
    const spokenOfCommunities = [
      ...meetups.flatMap(({ community, sharedWith }) => [community, ...sharedWith]),
      ...news.map(({ community }) => community),
    ];
    expect(spokenOfCommunities.filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.keys(answers).sort()).toEqual(meetups.map(({ id }) => id).sort());
  });

  it('leaves example.org nowhere', () => {
    const text = JSON.stringify([people, communities, meetups, answers, associations, series, news]);
    expect(people.map(({ email }) => email.split('@')[1])).toEqual(people.map(() => 'example.org'));
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !host!.endsWith('.example.org'))).toEqual([]);
    expect(text.match(/[^\s"]+@(?!([\w-]+\.)?example\.org)[^\s"]+/)).toBeNull();
  });
});
