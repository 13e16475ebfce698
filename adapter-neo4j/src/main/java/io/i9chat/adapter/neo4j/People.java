package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/**
 * How people are spelled as nodes, and locked. One with a username has an account; a deleted one
 * keeps the key of its username, for that is never given again; one that only chats know of has
 * nothing but its id.
 *
 * <p>A person's lock keeps apart whatever rests on their password, blocks, privacy or number of
 * sessions. Several people are locked in the order of their ids.
 */
final class People {
  /** The privacy version of a new account. */
  static final long FIRST_PRIVACY_VERSION = 1;

  /** The password of an account without one: a property that is missing is being taken away. */
  private static final String NO_PASSWORD = "";

  /** Setting a property to what it is takes the lock and writes nothing. */
  static final String LOCK =
      """
      UNWIND $in.people AS id
      MATCH (p:Person {id: id})
      SET p.locked = true
      """;

  static final String ACCOUNT =
      "p {.id, .username, .email, .withoutMail, .password, .createdAt, .disabled} AS account";

  static final String BY_ID =
      "MATCH (p:Person {id: $in.person}) WHERE p.username IS NOT NULL RETURN " + ACCOUNT;

  static final String PROFILE =
      "p {.id, .username, .displayName, .bio, .picture, .preview, .presence, .chats, .groups,"
          + " .readReceipts, .lastSeen} AS profile";

  /**
   * The privacy versions of those who have an account. A caller that relies on them takes their
   * locks first.
   */
  static final String PRIVACY_VERSIONS =
      """
      UNWIND $in.people AS id
      MATCH (p:Person {id: id})
      WHERE p.username IS NOT NULL
      RETURN p.id AS id, p.stance AS stance
      """;

  private People() {}

  /** Locks people, those that have a node. */
  static void lock(TransactionContext tx, Collection<PersonId> people) {
    List<String> ids = people.stream().distinct().sorted().map(PersonId::toString).toList();
    tx.run(LOCK, Graph.in(Map.of("people", ids))).consume();
  }

  /** Locks a person and reads their account. */
  static Optional<Account> locked(TransactionContext tx, PersonId person) {
    lock(tx, List.of(person));
    return tx.run(BY_ID, Graph.in(Map.of("person", person.toString()))).list().stream()
        .map(row -> account(row.get("account")))
        .findFirst();
  }

  /** Locks people and reads the privacy versions of those who have an account. */
  static Map<PersonId, Long> privacyVersions(TransactionContext tx, Collection<PersonId> people) {
    lock(tx, people);
    Map<PersonId, Long> privacyVersions = new HashMap<>();
    tx.run(PRIVACY_VERSIONS, Graph.in(Map.of("people", Rows.ids(people))))
        .list()
        .forEach(
            row -> privacyVersions.put(Rows.person(row.get("id")), row.get("stance").asLong()));
    return privacyVersions;
  }

  static Account account(Value row) {
    String password = Rows.text(row.get("password"));
    return new Account(
        Rows.person(row.get("id")),
        new Username(Rows.text(row.get("username"))),
        email(row),
        password.equals(NO_PASSWORD) ? null : new PasswordHash(password),
        Rows.instant(row.get("createdAt")),
        row.get("disabled").asBoolean(false));
  }

  /** Those without one say so: a property that is missing is being taken away. */
  private static @Nullable EmailAddress email(Value row) {
    return row.get("withoutMail").asBoolean(false)
        ? null
        : new EmailAddress(Rows.text(row.get("email")));
  }

  static String password(Account account) {
    return account.password() == null ? NO_PASSWORD : account.password().encoded();
  }

  static Profile profile(Value row) {
    return new Profile(
        Rows.person(row.get("id")),
        new Username(Rows.text(row.get("username"))),
        DisplayName.kept(Rows.text(row.get("displayName"))),
        new Bio(Rows.text(row.get("bio"))),
        picture(row.get("picture"), row.get("preview")),
        privacy(row),
        Rows.instantOrNull(row.get("lastSeen")));
  }

  static @Nullable Picture picture(Value media, Value preview) {
    return media.isNull()
        ? null
        : new Picture(
            MediaId.parse(Rows.text(media)),
            preview.isNull() ? null : MediaId.parse(Rows.text(preview)));
  }

  static Privacy privacy(Value row) {
    return new Privacy(
        audience(row.get("presence")),
        audience(row.get("chats")),
        audience(row.get("groups")),
        row.get("readReceipts").asBoolean());
  }

  private static Audience audience(Value value) {
    return Audience.valueOf(Rows.text(value).toUpperCase(Locale.ROOT));
  }

  static void put(Map<String, Object> row, Privacy privacy) {
    row.put("presence", name(privacy.presence()));
    row.put("chats", name(privacy.chats()));
    row.put("groups", name(privacy.groups()));
    row.put("readReceipts", privacy.readReceipts());
  }

  /** What a constant is called in the graph. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
