package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.entry.SeenEntries;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import java.util.List;
import java.util.Optional;

/** Reads a chat's log: every entry that the caller may see, in seq order. */
public final class ReadLog {
  /** Who reads what; only entries above {@code after}. */
  public record Command(PersonId caller, ChatId chat, long after, PageLimit limit) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * A page; there is more if its last seq is below the head.
     *
     * @param head the last seq that the caller may see
     */
    record Page(List<SeenEntry> entries, long head) implements Outcome {}

    /** No chat that they may see. */
    record NotFound() implements Outcome {}
  }

  private final Reader reader;
  private final ChatLog log;
  private final Names names;

  ReadLog(Chats chats, ChatLog log, Names names) {
    this.reader = new Reader(chats);
    this.log = log;
    this.names = names;
  }

  /** Reads a page. */
  public Outcome handle(Command command) {
    Optional<Outcome> page =
        reader.read(command.chat(), command.caller(), reading -> page(command, reading));
    return page.orElseGet(Outcome.NotFound::new);
  }

  private Outcome page(Command command, Reading reading) {
    LogPage page =
        log.log(
            command.chat(),
            reading.shown(),
            new Cursor.After(command.after()),
            command.limit().bound());
    return new Outcome.Page(
        SeenEntries.of(page.entries(), reading.membership(), names), reading.head(page.head()));
  }
}
