package io.i9chat.ports.model.page;

import io.i9chat.ports.model.log.Entry;
import java.util.List;

/**
 * Some of an author's messages that are not deleted.
 *
 * @param messages in seq order; empty also where those that were looked at are all deleted
 * @param upTo up to which seq the page has all of them: the next page is that above it
 * @param more whether there may be others above it
 */
public record AuthorPage(List<Entry> messages, long upTo, boolean more) {
  /**
   * How many entries a store looks at for each message that a page may hold, so that a page costs
   * the same however many lie between that are deleted, no messages, or of others.
   */
  public static final int LOOKS = 3;

  /** Takes a copy of the list. */
  public AuthorPage {
    messages = List.copyOf(messages);
  }

  /**
   * Cut to what fits into {@code bound}: what does not is left to the next page.
   *
   * @param messages more than fit, or not
   */
  public static AuthorPage cut(List<Entry> messages, long upTo, boolean more, PageBound bound) {
    PageBound.Filling page = bound.fill();
    List<Entry> fitting =
        messages.stream().takeWhile(entry -> page.takes(Weight.of(entry))).toList();
    return fitting.size() < messages.size()
        ? new AuthorPage(fitting, fitting.getLast().seq(), true)
        : new AuthorPage(messages, upTo, more);
  }
}
