package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.chat.SqliteInbox;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.media.SqliteMediaLedger;
import io.i9chat.adapter.sqlite.search.IndexedSearchTest;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.ListedPlans;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks SQLite how it would run every statement that the ports have run. */
final class QueryPlansTest {
  private static final Instant NOW = Fresh.now();

  @TempDir private Path folder;

  @Test
  void everyStatementUsesTheIndexThatIsListedForItWithAllOfItsColumns() throws Exception {
    Map<String, List<String>> plans = new TreeMap<>();
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 10))) {
      useAccounts(store.ports());
      usePeople(store.ports());
      useMedia(store.ports());
      useChats(store.ports());
      useMessages(store);
      Set<String> texts = new TreeSet<>(Statements.written());
      texts.addAll(store.readers().ask(Sql::texts));
      texts.addAll(store.searchers().ask(Sql::texts));
      texts.addAll(store.writer().ask(tx -> tx.sql().texts()));
      plans.putAll(store.writer().ask(tx -> plans(tx.sql(), texts)));
    }
    Path now = ListedPlans.write(plans);
    Map<String, List<String>> listed = ListedPlans.read(QueryPlansTest.class);
    assertThat(without(listed, plans))
        .as("not listed so; if meant, %s is the new list", now)
        .isEmpty();
    assertThat(without(plans, listed))
        .as("listed, but not so; if meant, %s is the new list", now)
        .isEmpty();
  }

  /** The plans of the second that the first does not have, or has otherwise. */
  private static Map<String, List<String>> without(
      Map<String, List<String>> known, Map<String, List<String>> plans) {
    Map<String, List<String>> differing = new TreeMap<>(plans);
    differing.entrySet().removeAll(known.entrySet());
    return differing;
  }

  @Test
  void noListedPlanReadsATableOrALogAsAWhole() throws Exception {
    Map<String, List<String>> plans = ListedPlans.read(QueryPlansTest.class);
    assertThat(plans).hasSizeGreaterThan(100);
    plans.remove(SqliteMediaLedger.WHOLE);
    assertThat(plans)
        .allSatisfy((text, steps) ->
            assertThat(steps)
                .as(text)
                .noneMatch(QueryPlansTest::isScan)
                .noneMatch(step -> step.matches("SEARCH entry .*\\(chat=\\?\\)")));
    plans.remove(SqliteInbox.ORDER);
    assertThat(plans)
        .allSatisfy((text, steps) ->
            assertThat(steps).as(text).noneMatch(step -> step.contains("TEMP B-TREE")));
  }

  /**
   * Only short lists are read whole: who is leaving, what is not indexed yet, the store's id; and
   * all media by the check of a whole store.
   */
  private static boolean isScan(String step) {
    return step.startsWith("SCAN")
        && !step.startsWith("SCAN found VIRTUAL TABLE INDEX")
        && !Set.of(
                "SCAN departure",
                "SCAN found_lately",
                "SCAN store",
                "SCAN media",
                "SCAN CONSTANT ROW")
            .contains(step);
  }

  private static Map<String, List<String>> plans(Sql sql, Set<String> texts) throws SQLException {
    Map<String, List<String>> plans = new TreeMap<>();
    for (String text : texts) {
      if (text.matches(Statements.ABOUT_ROWS) && !text.contains("sqlite_schema")) {
        try {
          plans.put(
              text, sql.on("EXPLAIN QUERY PLAN " + text).list(row -> row.getString("detail")));
        } catch (SQLException failed) {
          // A part of statements that are put together of several.
          assertThat(failed.getMessage()).contains("incomplete input");
        }
      }
    }
    return plans;
  }

  private static void useAccounts(StorePorts ports) {
    var account = Newcomers.enrolled(ports);
    var session = Newcomers.session(account.id(), NOW);
    ports.sessions().open(session, account.password());
    ports.sessions().find(List.of(session.id()));
    ports.sessions().of(account.id());
    ports.sessions().used(session.id(), NOW);
    ports.sessions().close(account.id(), List.of(session.id()));
    ports.sessions().forget(NOW);
    var proof = Newcomers.proof(ports, Newcomers.email(account), Purpose.PASSWORD_RESET, NOW);
    ports.codes().proven(proof, Purpose.PASSWORD_RESET, NOW);
    ports.accounts().setPassword(new PasswordAuthorization.Proven(proof), hash(), NOW);
    ports.codes().forget(NOW);
    var someone = Newcomers.someone();
    var other = Newcomers.proof(ports, Newcomers.email(someone.account()), Purpose.SIGN_UP, NOW);
    ports.accounts().register(someone, other, NOW);
    ports.accounts().byId(account.id());
    ports.accounts().byUsername(account.username());
    ports.accounts().byEmail(Newcomers.email(account));
    ports.accounts().list(account.username(), 10);
    ports.profiles().byId(List.of(account.id()));
    ports.profiles().byUsername(List.of(account.username()));
    ports.profiles().byId(List.of(account.id()));
    var newcomer = Newcomers.person(Fresh.externalId());
    ports.externalIds().enrol(List.of(newcomer));
    ports.externalIds().people(List.of(newcomer.externalId()));
    ports.externalIds().of(List.of(account.id()));
  }

  private static void usePeople(StorePorts ports) {
    var ada = Newcomers.enrolled(ports);
    PersonId bob = Newcomers.enrolled(ports).id();
    GeoPoint here = new GeoPoint(51, 13.7);
    ports.places().put(ada.id(), here, NOW);
    ports.places().put(bob, here, NOW);
    ports.places().of(ada.id(), NOW);
    ports.places().near(ada.id(), here, 500_000, NOW, 9);
    ports.places().forget(NOW);
    ports.places().clear(bob);
    ports.blocks().add(ada.id(), bob);
    ports.blocks().of(ada.id());
    ports.blocks().between(ada.id(), List.of(bob));
    ports.blocks().remove(ada.id(), bob);
    ports.profiles().seen(List.of(ada.id()), NOW);
    ports.profiles().byId(Stream.generate(Fresh::person).limit(64).toList());
    byte[] key = ports.keys().obtain("key", new byte[] {1});
    ports.keys().replace("key", key, new byte[] {2});
    ports.departures().begin(ada.id(), Newcomers.password(ada), false);
    ports.departures().open(null, 9);
    ports.departures().finish(ada.id());
  }

  private static void useMedia(StorePorts ports) {
    PersonId ada = Newcomers.enrolled(ports).id();
    PersonId bob = Newcomers.enrolled(ports).id();
    MediaFacts photo = Uploads.verified(ports, ada);
    ports.ledger().find(List.of(photo.id()));
    ports.ledger().of(ada);
    Change<Picture> picture = Change.to(new Picture(photo.id(), null));
    PrivacyChange shy = new PrivacyChange(Audience.NOBODY, null, null, null);
    ports.profiles().update(ada, new ProfileChange(null, null, picture, shy));
    ports.profiles().update(ada, new ProfileChange(null, null, picture, shy));
    Conversation chat = Conversation.direct(ports, ada, bob);
    var message = chat.say(ada, Uploads.body(photo));
    ports.ledger().uses(photo.id(), bob, 9);
    chat.committed(ada, new Payload.Delete(message.seq()));
    ports.ledger().forget(ports.ledger().condemned(NOW, 9));
    ports.profiles().update(ada, new ProfileChange(null, null, Change.clear(), shy));
    ports.ledger().forget(ports.ledger().condemned(NOW, 9));
  }

  private static PasswordHash hash() {
    return new PasswordHash("$argon2id$another");
  }

  private static void useChats(StorePorts ports) {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    ChatId chat = Sample.direct(ports.chats(), ada, bob);
    var message = Sample.message("hello");
    var again = Sample.message("again");
    ports.chats().commit(chat, List.of(new Intent(ada, 0, NOW, message)));
    ports.chats().commit(chat, List.of(new Intent(ada, 0, NOW, again)));
    ports.chats().made(chat, ada, Objects.requireNonNull(message.key()));
    ports.chats().view(chat, List.of(ada));
    ports.receipts().mark(chat, bob, 1, 1, NOW);
    ports.receipts().shown(chat, List.of(ada, bob));
    List<Window> all = List.of(new Window(1, Window.OPEN));
    ports.log().log(chat, all, new Cursor.After(0), PageBound.of(10));
    ports.log().history(chat, all, new Cursor.Before(9), PageBound.of(10));
    ports.log().at(chat, List.of(1L), PageBound.of(200));
    ChatId made = Sample.group(ports.chats(), ada, List.of(bob));
    ports.chats().commit(made, List.of(new Intent(bob, 2, NOW, new Payload.Left())));
    ports.inbox().page(ada, NOW, PageBound.of(10)).items();
    ports.inbox().item(ada, chat);
    ports.inbox().heads(ada);
  }

  private static void useMessages(SqliteStore store) {
    StorePorts ports = store.ports();
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    ChatId chat = Sample.direct(ports.chats(), ada, bob);
    List<Precondition> authorization =
        List.of(
            new Precondition.Undeleted(1),
            new Precondition.LastEdit(1, 0),
            new Precondition.LastReaction(1, 0));
    commit(ports, chat, ada, Sample.message("one"), List.of(), List.of("one"));
    commit(ports, chat, ada, new Payload.Edit(1, Body.text("two")), authorization, List.of("two"));
    int waiting = store.writer().ask(IndexedSearchTest::indexAll);
    assertThat(waiting).isZero();
    commit(ports, chat, bob, new Payload.Edit(1, Body.text("three")), List.of(), List.of("three"));
    commit(ports, chat, bob, new Payload.Reaction(1, new Emoji("👍")), List.of(), List.of());
    List<SearchTerm> terms = List.of(new SearchTerm.Prefix("t"));
    ports.search().find(ada, null, terms, NOW, PageBound.of(10), Duration.ofMinutes(1)).items();
    ports.search().find(ada, chat, terms, NOW, PageBound.of(10), Duration.ofMinutes(1)).items();
    commit(ports, chat, ada, new Payload.Delete(1), List.of(), List.of());

    List<Window> all = List.of(new Window(1, Window.OPEN));
    ports.log().log(chat, all, new Cursor.Before(9), PageBound.of(10));
    ports.log().history(chat, all, new Cursor.After(0), PageBound.of(10));
    ports.log().about(chat, all, List.of(1L), bob, PageBound.of(10));
    ports.log().target(chat, 1, bob);
    ports.log().by(chat, ada, 0, PageBound.of(10));
    ports.log().activities(chat, 10, PageBound.of(10));
    ports.chats().between(ada, bob);
    ports.chats().roster(chat);
    ports.chats().opened(ada, Fresh.clientId(), Fresh.fingerprint());
    ports.inbox().prefer(ada, chat, new PreferenceChange(Change.to(NOW), true, null, 1L));
  }

  private static void commit(
      StorePorts ports,
      ChatId chat,
      PersonId author,
      Payload payload,
      List<Precondition> authorization,
      List<String> words) {
    var intent = new Intent(author, 0, NOW, payload, authorization, words);
    assertThat(ports.chats().commit(chat, List.of(intent))).hasOnlyElementsOfType(Committed.class);
  }
}
