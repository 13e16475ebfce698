package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.neo4j.account.Neo4jAccounts;
import io.i9chat.adapter.neo4j.account.Neo4jDepartures;
import io.i9chat.adapter.neo4j.account.Neo4jSessions;
import io.i9chat.adapter.neo4j.chat.GroupCommit;
import io.i9chat.adapter.neo4j.chat.Neo4jChats;
import io.i9chat.adapter.neo4j.chat.Neo4jReceipts;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.people.Neo4jBlocks;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.receipt.MarkResult.Marked;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.chat.Conversation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commits whose answers are lost on their way: the repeat finds what was stored, and says so. */
@Tag("long")
@ExtendWith(InProcessNeo4j.class)
final class LostAnswersTest {
  private final StorePorts good = InProcessNeo4j.ports();
  private final Cable cable = new Cable(InProcessNeo4j.uri());
  private final Neo4jConfig config = InProcessNeo4j.config(cable.uri());

  // Without a store, whose indexer would commit, too.
  private final Graph graph = new Graph(config.graph());
  private final GroupCommit commits = Neo4jStore.commits(config, graph);

  @AfterEach
  void close() throws IOException {
    commits.close();
    graph.close();
    cable.close();
  }

  private <T> T repeated(Supplier<T> call) {
    cable.loseTheNextAnswerToACommit();
    T answer = call.get();
    assertThat(cable.hasLostAnAnswer()).isTrue();
    return answer;
  }

  private Session session(Account account) {
    Session session = Newcomers.session(account.id(), Fresh.now());
    assertThat(good.sessions().open(session, account.password())).isTrue();
    return session;
  }

  @Test
  void whatIsBlockedWasBlockedByThisCall() {
    Account ada = Newcomers.enrolled(good);
    Account bob = Newcomers.enrolled(good);
    Neo4jBlocks blocks = new Neo4jBlocks(graph);
    assertThat(repeated(() -> blocks.add(ada.id(), bob.id()))).isEqualTo(Blocking.ADDED);
    assertThat(blocks.add(ada.id(), bob.id())).isEqualTo(Blocking.UNCHANGED);
    assertThat(repeated(() -> blocks.remove(ada.id(), bob.id()))).isTrue();
    assertThat(blocks.remove(ada.id(), bob.id())).isFalse();
  }

  @Test
  void whatIsOpenedSentAndMarkedIsSoOnce() {
    Neo4jChats chats = new Neo4jChats(graph, commits);
    Neo4jReceipts receipts = new Neo4jReceipts(graph, commits);
    Account ada = Newcomers.enrolled(good);
    Account bob = Newcomers.enrolled(good);
    var opening = new Opening.Direct(Fresh.chat(), ada.id(), bob.id(), Fresh.now(), List.of());
    assertThat(repeated(() -> chats.open(opening)))
        .isInstanceOfSatisfying(Opened.class, opened -> assertThat(opened.fresh()).isTrue());
    ChatId chat = opening.fresh();
    assertThat(chats.open(opening))
        .isInstanceOfSatisfying(Opened.class, opened -> assertThat(opened.fresh()).isFalse());

    Intent hello = new Intent(ada.id(), 0, Fresh.now(), Conversation.message(Body.text("hello")));
    assertThat(repeated(() -> chats.commit(chat, List.of(hello))).getFirst())
        .isInstanceOfSatisfying(
            Committed.class, committed -> assertThat(committed.entry().seq()).isEqualTo(1));
    Payload wave = new Payload.Reaction(1, new Emoji("👋"));
    var authorization = new Precondition.LastReaction(1, 0);
    Intent waves = new Intent(bob.id(), 0, Fresh.now(), wave, List.of(authorization), List.of());
    assertThat(repeated(() -> chats.commit(chat, List.of(waves))).getFirst())
        .isInstanceOf(Committed.class);
    List<Window> all = List.of(new Window(1, Window.OPEN));
    assertThat(good.log().log(chat, all, new Cursor.After(0), PageBound.of(9)).entries())
        .hasSize(2);

    assertThat(repeated(() -> receipts.mark(chat, bob.id(), 1, 1, Fresh.now())))
        .isInstanceOfSatisfying(Marked.class, marked -> assertThat(marked.moved()).isTrue());
    assertThat(receipts.mark(chat, bob.id(), 1, 1, Fresh.now()))
        .isInstanceOfSatisfying(Marked.class, marked -> assertThat(marked.moved()).isFalse());
  }

  @Test
  void aGroupIsOpenedWithItsActivities() {
    Neo4jChats chats = new Neo4jChats(graph, commits);
    Account ada = Newcomers.enrolled(good);
    var opening =
        new Opening.Group(
            Fresh.chat(),
            ada.id(),
            Fresh.clientId(),
            Fresh.fingerprint(),
            Conversation.profile(null),
            List.of(Fresh.person()),
            Fresh.now(),
            List.of());
    assertThat(repeated(() -> chats.open(opening)))
        .isInstanceOfSatisfying(
            Opened.class,
            opened -> {
              assertThat(opened.fresh()).isTrue();
              assertThat(opened.commits()).hasSize(2);
            });
  }

  @Test
  void whatBecomesOfAnAccountAndItsSessionsDoesSoOnce() {
    NewAccount eve = Newcomers.someone();
    var proof = Newcomers.proof(good, Newcomers.email(eve.account()), Purpose.SIGN_UP, Fresh.now());
    Neo4jAccounts accounts = new Neo4jAccounts(graph);
    assertThat(repeated(() -> accounts.register(eve, proof, Fresh.now())))
        .isEqualTo(new Registration.Done());

    Account ada = Newcomers.enrolled(good);
    Session kept = session(ada);
    Session closed = session(ada);
    Session others = session(ada);
    Neo4jSessions sessions = new Neo4jSessions(graph);
    assertThat(repeated(() -> sessions.close(ada.id(), List.of(closed.id()))))
        .isEqualTo(Set.of(closed.id()));
    var authorization =
        new PasswordAuthorization.OldPassword(ada.id(), Newcomers.password(ada), kept.id());
    var next = Newcomers.hash();
    assertThat(repeated(() -> accounts.setPassword(authorization, next, Fresh.now())))
        .isEqualTo(new PasswordChange.Done(ada.id(), Set.of(others.id())));
    Neo4jDepartures departures = new Neo4jDepartures(graph);
    assertThat(repeated(() -> departures.begin(ada.id(), next, false))).isTrue();
    assertThat(departures.begin(ada.id(), next, false)).isFalse();
  }
}
