package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.adapter.neo4j.people.Neo4jPlaces;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.people.Privacy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/**
 * Accounts, on the nodes of people. The database keeps names and addresses unique: the second
 * caller is refused by a constraint, and then finds it taken. A transaction that may have been
 * stored is repeated, so each knows what it has done by itself.
 */
public final class Neo4jAccounts implements Accounts {
  static final String BY_USERNAME =
      Queries.add(
          "accounts by username",
          "MATCH (p:Person {usernameKey: $in.key}) WHERE p.username IS NOT NULL RETURN "
              + People.ACCOUNT);
  static final String BY_EMAIL =
      Queries.add(
          "accounts by email",
          "MATCH (p:Person {email: $in.email}) WHERE p.username IS NOT NULL RETURN "
              + People.ACCOUNT);
  static final String LIST =
      Queries.add(
          "accounts list",
          """
          MATCH (p:Person)
          WHERE p.usernameKey > $in.key AND p.username IS NOT NULL
          WITH p ORDER BY p.usernameKey LIMIT $in.limit
          """
              + "RETURN "
              + People.ACCOUNT);

  /** Who holds names, also those of deleted accounts, and addresses. */
  static final String TAKEN =
      Queries.add(
          "accounts taken",
          """
          UNWIND $in.accounts AS a
          OPTIONAL MATCH (n:Person {usernameKey: a.usernameKey})
          OPTIONAL MATCH (e:Person {email: a.email})
          RETURN n.id AS name, e.id AS email
          """);

  static final String MAKE =
      Queries.add(
          "accounts make",
          """
          UNWIND $in.accounts AS a
          MERGE (p:Person {id: a.id})
          SET p += a
          """);

  static final String SET_DISABLED =
      Queries.add(
          "accounts set disabled",
          "MATCH (p:Person {id: $in.person}) SET p.disabled = $in.disabled");

  static final String SET_PASSWORD =
      Queries.add(
          "accounts set password",
          "MATCH (p:Person {id: $in.person}) SET p.password = $in.password");

  private final Graph graph;

  public Neo4jAccounts(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Optional<Account> byId(PersonId person) {
    return first(People.BY_ID, Map.of("person", person.toString()));
  }

  @Override
  public Optional<Account> byUsername(Username username) {
    return first(BY_USERNAME, Map.of("key", username.key()));
  }

  @Override
  public Optional<Account> byEmail(EmailAddress email) {
    return first(BY_EMAIL, Map.of("email", email.value()));
  }

  private Optional<Account> first(String query, Map<String, Object> in) {
    return graph.rows(query, in, Neo4jAccounts::account).stream().findFirst();
  }

  private static Account account(Record row) {
    return People.account(row.get("account"));
  }

  @Override
  public Registration register(NewAccount account, Digest proof, Instant now) {
    Account wanted = account.account();
    return graph.write(tx -> {
      Holders holders = holders(tx, List.of(row(account))).getFirst();
      if (wanted.id().equals(holders.name()) && wanted.id().equals(holders.email())) {
        return new Registration.Done();
      }
      Optional<EmailAddress> proven = OpenProofs.proven(tx, proof, Purpose.SIGN_UP, now);
      if (proven.isEmpty() || !proven.get().equals(wanted.email())) {
        return new Registration.ProofInvalid();
      }
      if (holders.name() != null) {
        return new Registration.UsernameTaken();
      }
      if (holders.email() != null) {
        return new Registration.EmailTaken();
      }
      make(tx, List.of(row(account)));
      OpenProofs.spend(tx, proof);
      return new Registration.Done();
    });
  }

  /** Who has the name and who has the address of a new account. */
  record Holders(@Nullable PersonId name, @Nullable PersonId email) {}

  static List<Holders> holders(TransactionContext tx, List<Map<String, Object>> accounts) {
    return tx.run(TAKEN, Graph.in(Map.of("accounts", accounts))).list().stream()
        .map(row ->
            new Holders(
                Properties.personOrNull(row.get("name")),
                Properties.personOrNull(row.get("email"))))
        .toList();
  }

  static void make(TransactionContext tx, List<Map<String, Object>> accounts) {
    tx.run(MAKE, Graph.in(Map.of("accounts", accounts))).consume();
  }

  /** The properties of a new account. */
  static Map<String, Object> row(NewAccount made) {
    Account account = made.account();
    Map<String, Object> row = new HashMap<>();
    row.put("id", account.id().toString());
    row.put("username", account.username().value());
    row.put("usernameKey", account.username().key());
    if (account.email() == null) {
      row.put("withoutMail", true);
    } else {
      row.put("email", account.email().value());
    }
    row.put("password", People.password(account));
    row.put("createdAt", Properties.time(account.createdAt()));
    row.put("displayName", made.displayName().value());
    row.put("bio", made.bio().value());
    row.put("stance", People.FIRST_PRIVACY_VERSION);
    People.put(row, Privacy.DEFAULT);
    return row;
  }

  @Override
  public Optional<NewAccount> enrol(List<NewAccount> accounts) {
    List<NewAccount> all = List.copyOf(accounts);
    List<Map<String, Object>> rows = all.stream().map(Neo4jAccounts::row).toList();
    Set<Username> usernames = new HashSet<>();
    Set<EmailAddress> emails = new HashSet<>();
    return graph.write(tx -> {
      usernames.clear();
      emails.clear();
      List<Holders> holders = holders(tx, rows);
      for (int i = 0; i < all.size(); i++) {
        Account account = all.get(i).account();
        boolean newName = usernames.add(account.username());
        boolean newAddress = account.email() == null || emails.add(account.email());
        if (!newName
            || !newAddress
            || isAnothers(holders.get(i).name(), account)
            || isAnothers(holders.get(i).email(), account)) {
          return Optional.of(all.get(i));
        }
      }
      make(tx, rows);
      return Optional.empty();
    });
  }

  private static boolean isAnothers(@Nullable PersonId holder, Account account) {
    return holder != null && !holder.equals(account.id());
  }

  @Override
  public PasswordChange setPassword(
      PasswordAuthorization authorization, PasswordHash password, Instant now) {
    // What an attempt did whose commit may have been lost on its way back.
    AtomicReference<Optional<PasswordChange.Done>> tried = new AtomicReference<>(Optional.empty());
    return graph.write(tx -> {
      Optional<PasswordChange.Done> before = tried.get();
      if (before.isPresent() && isSet(tx, before.get().person(), password)) {
        return before.get();
      }
      PasswordChange change =
          switch (authorization) {
            case PasswordAuthorization.OldPassword old -> change(tx, old, password);
            case PasswordAuthorization.Proven proven -> reset(tx, proven, password, now);
            case PasswordAuthorization.Operator operator ->
                People.locked(tx, operator.person())
                    .map(account -> set(tx, account, password, null))
                    .orElseGet(PasswordChange.Refused::new);
          };
      tried.set(change instanceof PasswordChange.Done done ? Optional.of(done) : before);
      return change;
    });
  }

  private static boolean isSet(TransactionContext tx, PersonId person, PasswordHash password) {
    return People.locked(tx, person).map(Account::password).filter(password::equals).isPresent();
  }

  private static PasswordChange change(
      TransactionContext tx,
      PasswordAuthorization.OldPassword authorization,
      PasswordHash password) {
    Optional<Account> account = People.locked(tx, authorization.person());
    if (account.isEmpty() || !authorization.verified().equals(account.get().password())) {
      return new PasswordChange.Refused();
    }
    return set(tx, account.get(), password, authorization.session());
  }

  private static PasswordChange reset(
      TransactionContext tx,
      PasswordAuthorization.Proven authorization,
      PasswordHash password,
      Instant now) {
    Optional<EmailAddress> email =
        OpenProofs.proven(tx, authorization.proof(), Purpose.PASSWORD_RESET, now);
    Optional<Account> account =
        email.flatMap(address ->
            tx.run(BY_EMAIL, Graph.in(Map.of("email", address.value()))).list().stream()
                .map(Neo4jAccounts::account)
                .findFirst());
    // Locked only now that it is known whose it is, and read again under the lock.
    return account
        .flatMap(found -> People.locked(tx, found.id()))
        .filter(found -> email.get().equals(found.email()))
        .map(found -> set(tx, found, password, null))
        .orElseGet(PasswordChange.Refused::new);
  }

  private static PasswordChange set(
      TransactionContext tx, Account account, PasswordHash password, @Nullable SessionId kept) {
    Map<String, Object> in =
        Map.of("person", account.id().toString(), "password", password.encoded());
    tx.run(SET_PASSWORD, Graph.in(in)).consume();
    OpenProofs.forget(tx, account.email());
    return new PasswordChange.Done(account.id(), Neo4jSessions.closeAllBut(tx, account.id(), kept));
  }

  @Override
  public Optional<Set<SessionId>> setDisabled(PersonId person, boolean disabled) {
    Map<String, Object> in = Map.of("person", person.toString(), "disabled", disabled);
    // With those of an attempt that was stored and only its answer lost.
    Set<SessionId> ended = new HashSet<>();
    return graph.write(tx -> {
      Optional<Account> account = People.locked(tx, person);
      if (account.isEmpty()) {
        return Optional.empty();
      }
      tx.run(SET_DISABLED, Graph.in(in)).consume();
      if (disabled) {
        OpenProofs.forget(tx, account.get().email());
        Uses.condemnUnused(tx, person);
        Neo4jPlaces.clear(tx, person);
        ended.addAll(Neo4jSessions.closeAllBut(tx, person, null));
      }
      return Optional.of(Set.copyOf(ended));
    });
  }

  @Override
  public List<Account> list(@Nullable Username after, int limit) {
    Map<String, Object> in = Map.of("key", after == null ? "" : after.key(), "limit", (long) limit);
    return graph.rows(LIST, in, Neo4jAccounts::account);
  }
}
