package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a transaction's calls need to know of a chat. */
final class Ask {
  /** Who used which client id. */
  record Authored(PersonId author, ClientId clientId) {}

  /** Whose reactions to which message. */
  record Reacted(long target, PersonId person) {}

  /** Whose membership, beside the sides of a direct chat. */
  final Set<PersonId> people = new LinkedHashSet<>();

  final Set<Authored> clientIds = new LinkedHashSet<>();

  /** The seqs of messages that something is done to, or rests on. */
  final Set<Long> messages = new LinkedHashSet<>();

  /** Whose privacy versions. */
  final Set<PersonId> privacyVersions = new LinkedHashSet<>();

  /** The objects that are to be carried or shown. */
  final Set<MediaId> media = new LinkedHashSet<>();

  /** Whose entries are bounded by what they store. */
  final Set<PersonId> authors = new LinkedHashSet<>();

  final Set<Reacted> reactions = new LinkedHashSet<>();

  /** Whether both sides of a direct chat are needed even if no message lets them in. */
  boolean sides;

  Map<String, Object> row(ChatId chat) {
    return Map.of(
        "chat",
        chat.toString(),
        "people",
        Properties.ids(people),
        "clientIds",
        clientIds.stream()
            .map(each -> List.of(each.author().toString(), each.clientId().value()))
            .toList(),
        "messages",
        List.copyOf(messages),
        "reactions",
        reactions.stream().map(each -> List.of(each.target(), each.person().toString())).toList(),
        "authors",
        Properties.ids(authors),
        "sides",
        sides);
  }
}
