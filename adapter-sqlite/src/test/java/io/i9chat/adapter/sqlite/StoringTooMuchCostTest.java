package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the writer is busy with a call of one who stores too much, in steps of SQLite's virtual
 * machine: what others send waits behind it.
 */
@Timeout(120)
final class StoringTooMuchCostTest {
  private static final int CHATS = 300;

  @TempDir private Path folder;

  private record Member(Chats chats, PersonId person, ChatId chat) {
    CommitResult commit(Payload payload, long quota) {
      long version = Sample.version(chats, chat);
      return chats
          .commit(
              chat,
              List.of(
                  new Intent(person, version, Fresh.now(), payload, List.of(), List.of(), quota)))
          .getFirst();
    }

    void isRefused() {
      assertThat(commit(Sample.message("x"), 1)).isEqualTo(new CommitResult.OverQuota());
    }
  }

  @Test
  void aRefusedCallCostsTheSameInHoweverManyChatsItsAuthorIs() {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      Member few = member(store, 1);
      Member many = member(store, CHATS);
      List.of(few, many).forEach(Member::isRefused);
      Steps steps = Steps.of(store);
      long usual = steps.of(few::isRefused);

      assertThat(steps.of(many::isRefused)).isLessThan(usual + Steps.FEW);
      CommitResult said = many.commit(Sample.message("gone"), Intent.UNBOUNDED);
      assertThat(steps.of(many::isRefused)).as("more is stored").isLessThan(usual + Steps.FEW);
      long seq = ((CommitResult.Committed) said).entry().seq();
      many.commit(new Payload.Delete(seq), Intent.UNBOUNDED);
      assertThat(steps.of(many::isRefused)).as("less is stored").isLessThan(usual + Steps.FEW);
    }
  }

  @Test
  void whatWasUndoneDoesNotCount() {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      Member member = member(store, 1);
      Payload message = Sample.message("fits");
      long quota = 2 * Weight.kept(message);
      assertThat(member.commit(message, quota)).isInstanceOf(CommitResult.Committed.class);
      assertThatThrownBy(() ->
              store
                  .writer()
                  .ask(tx -> {
                    tx.stored().add(member.person, Weight.kept(message));
                    throw new SQLException("undone for a test");
                  }))
          .isInstanceOf(PortFailure.class);

      Payload again = Sample.message("fits");
      assertThat(member.commit(again, quota)).isInstanceOf(CommitResult.Committed.class);
      member.isRefused();
    }
  }

  private static Member member(SqliteStore store, int chats) {
    PersonId person = Newcomers.enrolled(store.ports()).id();
    PersonId other = Fresh.person();
    ChatId chat = Sample.group(store.ports().chats(), person, List.of(other));
    for (int i = 1; i < chats; i++) {
      Sample.group(store.ports().chats(), person, List.of(other));
    }
    return new Member(store.ports().chats(), person, chat);
  }
}
