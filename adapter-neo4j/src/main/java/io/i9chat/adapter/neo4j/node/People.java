package io.i9chat.adapter.neo4j.node;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.people.Audience;
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
public final class People {
  /** The privacy version of a new account. */
  public static final long FIRST_PRIVACY_VERSION = 1;

  /** The password of an account without one: a property that is missing is being taken away. */
  private static final String NO_PASSWORD = "";

  /** Setting a property to what it is takes the lock and writes nothing. */
  static final String LOCK =
      Queries.add(
          "people lock",
          """
          UNWIND $in.people AS id
          MATCH (p:Person {id: id})
          SET p.locked = true
          """);

  public static final String ACCOUNT =
      "p {.id, .username, .email, .withoutMail, .password, .createdAt, .disabled} AS account";

  public static final String BY_ID =
      Queries.add(
          "people by id",
          "MATCH (p:Person {id: $in.person}) WHERE p.username IS NOT NULL RETURN " + ACCOUNT);

  public static final String PROFILE =
      "p {.id, .username, .displayName, .bio, .picture, .preview, .presence, .chats, .groups,"
          + " .readReceipts, .lastSeen} AS profile";

  /**
   * The privacy versions of those who have an account. A caller that relies on them takes their
   * locks first.
   */
  static final String PRIVACY_VERSIONS =
      Queries.add(
          "people stances",
          """
          UNWIND $in.people AS id
          MATCH (p:Person {id: id})
          WHERE p.username IS NOT NULL
          RETURN p.id AS id, p.stance AS stance
          """);

  private People() {}

  /** Locks people, those that have a node. */
  public static void lock(TransactionContext tx, Collection<PersonId> people) {
    List<String> ids = people.stream().distinct().sorted().map(PersonId::toString).toList();
    tx.run(LOCK, Graph.in(Map.of("people", ids))).consume();
  }

  /** Locks a person and reads their account. */
  public static Optional<Account> locked(TransactionContext tx, PersonId person) {
    lock(tx, List.of(person));
    return tx.run(BY_ID, Graph.in(Map.of("person", person.toString()))).list().stream()
        .map(row -> account(row.get("account")))
        .findFirst();
  }

  /** Locks people and reads the privacy versions of those who have an account. */
  public static Map<PersonId, Long> privacyVersions(
      TransactionContext tx, Collection<PersonId> people) {
    lock(tx, people);
    Map<PersonId, Long> privacyVersions = new HashMap<>();
    tx.run(PRIVACY_VERSIONS, Graph.in(Map.of("people", Properties.ids(people))))
        .list()
        .forEach(row ->
            privacyVersions.put(Properties.person(row.get("id")), row.get("stance").asLong()));
    return privacyVersions;
  }

  public static Account account(Value row) {
    String password = Properties.text(row.get("password"));
    return new Account(
        Properties.person(row.get("id")),
        new Username(Properties.text(row.get("username"))),
        email(row),
        password.equals(NO_PASSWORD) ? null : new PasswordHash(password),
        Properties.instant(row.get("createdAt")),
        row.get("disabled").asBoolean(false));
  }

  /** Those without one say so: a property that is missing is being taken away. */
  private static @Nullable EmailAddress email(Value row) {
    return row.get("withoutMail").asBoolean(false)
        ? null
        : new EmailAddress(Properties.text(row.get("email")));
  }

  public static String password(Account account) {
    return account.password() == null ? NO_PASSWORD : account.password().encoded();
  }

  public static Profile profile(Value row) {
    return new Profile(
        Properties.person(row.get("id")),
        new Username(Properties.text(row.get("username"))),
        DisplayName.kept(Properties.text(row.get("displayName"))),
        new Bio(Properties.text(row.get("bio"))),
        Properties.picture(row.get("picture"), row.get("preview")),
        privacy(row),
        Properties.instantOrNull(row.get("lastSeen")));
  }

  public static Privacy privacy(Value row) {
    return new Privacy(
        audience(row.get("presence")),
        audience(row.get("chats")),
        audience(row.get("groups")),
        row.get("readReceipts").asBoolean());
  }

  private static Audience audience(Value value) {
    return Audience.valueOf(Properties.text(value).toUpperCase(Locale.ROOT));
  }

  public static void put(Map<String, Object> row, Privacy privacy) {
    row.put("presence", Properties.name(privacy.presence()));
    row.put("chats", Properties.name(privacy.chats()));
    row.put("groups", Properties.name(privacy.groups()));
    row.put("readReceipts", privacy.readReceipts());
  }
}
