package io.i9chat.tck.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** That of a person's chats no more is read than fits. */
interface InboxBoundContract extends StoreUnderTest {
  /** Chats whose last messages are long and short, at these milliseconds, the newest first. */
  private static List<InboxItem> chats(StorePorts ports, PersonId ada, long... millis) {
    Instant start = Fresh.now().minusSeconds(60);
    for (long milli : millis) {
      Conversation chat = Conversation.group(ports, start, ada, Fresh.person());
      chat.say(ada, start.plusMillis(milli), "я".repeat(milli % 2 == 0 ? 2_000 : 20));
    }
    List<InboxItem> all = ports.inbox().page(ada, null, WholeLog.BOUND).items();
    assertThat(all).hasSize(millis.length);
    return all;
  }

  private static Part<InboxItem> fitting(List<InboxItem> chats, PageBound bound) {
    TimedPage<InboxItem> page = new TimedPage<>(bound);
    chats.forEach(chat -> page.add(chat, Weight.of(chat), chat.lastActivityAt()));
    return page.part();
  }

  @Test
  @Rule("INBOX-9")
  default void aPageEndsWithTheLastChatThatFits(PersonId ada) {
    long[] millis = LongStream.of(1, 2, 3, 4, 4, 4, 5, 6, 7, 7, 8).toArray();
    List<InboxItem> all = chats(ports(), ada, millis);
    for (int items : List.of(1, 4, 10, 11, 12)) {
      for (long bytes : List.of(1, 9_000, 12_000, 18_000, 30_000, PageBound.BYTES)) {
        PageBound bound = new PageBound(items, bytes);
        assertThat(ports().inbox().page(ada, null, bound))
            .as("%s", bound)
            .isEqualTo(fitting(all, bound));
      }
    }
  }

  @Test
  @Rule("INBOX-9")
  default void allPagesTogetherAreAllChats(PersonId ada) {
    List<InboxItem> all = chats(ports(), ada, LongStream.range(0, 60).toArray());
    List<InboxItem> paged = new ArrayList<>();
    Part<InboxItem> page = ports().inbox().page(ada, null, new PageBound(50, 30_000));
    while (page.more()) {
      assertThat(page.items().stream().mapToLong(Weight::of).sum()).isLessThanOrEqualTo(30_000);
      paged.addAll(page.items());
      Instant last = page.items().getLast().lastActivityAt();
      page = ports().inbox().page(ada, last, new PageBound(50, 30_000));
    }
    paged.addAll(page.items());
    assertThat(paged).isEqualTo(all);
  }
}
