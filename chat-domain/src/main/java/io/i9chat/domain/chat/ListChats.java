package io.i9chat.domain.chat;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a person's chats, the most recently active first. */
public final class ListChats {
  /**
   * Who asks for which part of their list.
   *
   * @param before only chats last active before this, {@code null} for all
   */
  public record Command(PersonId caller, @Nullable Instant before, PageLimit limit) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * A page of the list; chats of equal activity are never split over pages.
     *
     * @param hasMore whether less recently active chats follow
     */
    record Page(List<ChatSummary> chats, boolean hasMore) implements Outcome {}
  }

  private final Inbox inbox;
  private final Summaries summaries;

  ListChats(Inbox inbox, Summaries summaries) {
    this.inbox = inbox;
    this.summaries = summaries;
  }

  /** Lists the chats. */
  public Outcome handle(Command command) {
    PageBound bound = command.limit().bound();
    Part<InboxItem> read = inbox.page(command.caller(), command.before(), bound);
    Part<ChatSummary> page = summaries.page(command.caller(), read.items(), bound);
    return new Outcome.Page(page.items(), page.more() || read.more());
  }
}
