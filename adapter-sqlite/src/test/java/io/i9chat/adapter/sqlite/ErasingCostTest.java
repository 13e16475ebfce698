package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the writer is busy with one batch of the messages of a deleted account, in steps of
 * SQLite's virtual machine: what others send waits behind it.
 */
@Timeout(120)
final class ErasingCostTest {
  /** As many as the domain deletes at once. */
  private static final int BATCH = 50;

  /** How many sends one deletion may cost: it withdraws text, words and media, and is counted. */
  private static final long SENDS = 4;

  @TempDir private Path folder;

  @Test
  void aBatchCostsLittleMoreThanAsManySendsWhereverInALongChat() throws Exception {
    try (SqliteStore store = SqliteStore.open(new SqliteConfig(folder, 1, 1_000))) {
      LongChat chat = LongChat.make(store.ports(), LongChat.Filling.MESSAGES, 6_000);
      Steps steps = Steps.of(store);
      long send = steps.of(() -> chat.commit(List.of(chat.by(chat.ada(), Sample.message("x")))));

      List<Long> batches = new ArrayList<>();
      List<Long> pages = new ArrayList<>();
      for (long from : new long[] {0, 3_000, 5_500}) {
        pages.add(
            steps.of(
                () -> store.ports().log().by(chat.id(), chat.ada(), from, PageBound.of(BATCH))));
        AuthorPage own = store.ports().log().by(chat.id(), chat.ada(), from, PageBound.of(BATCH));
        assertThat(own.messages()).hasSize(BATCH);
        long version = chat.by(chat.ada(), Sample.message("x")).version();
        List<Intent> deletions =
            own.messages().stream()
                .map(message ->
                    new Intent(
                        chat.ada(),
                        version,
                        Fresh.now(),
                        new Payload.Delete(message.seq()),
                        List.of(new Precondition.Undeleted(message.seq())),
                        List.of()))
                .toList();
        batches.add(steps.of(() -> chat.commit(deletions)));
      }
      assertThat(pages)
          .allSatisfy(page -> assertThat(page).isLessThan(2 * pages.getFirst() + Steps.FEW));
      assertThat(batches).allSatisfy(batch -> assertThat(batch).isLessThan(BATCH * SENDS * send));
    }
  }
}
