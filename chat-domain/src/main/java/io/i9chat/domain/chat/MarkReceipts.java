package io.i9chat.domain.chat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.receipt.MarkResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Notes how far a person has received and read a chat. */
public final class MarkReceipts {
  /**
   * Who has got how far.
   *
   * @param delivered the seq up to which everything was delivered, 0 to leave it
   * @param read the seq up to which everything was read, 0 to leave it; it takes {@code delivered}
   *     along
   */
  public record Command(PersonId caller, ChatId chat, long delivered, long read) {
    /**
     * Checks the seqs.
     *
     * @throws InvalidValue if one is negative
     */
    public Command {
      if (delivered < 0 || read < 0) {
        throw new InvalidValue("must not be negative");
      }
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** They are noted at least there. */
    record Marked() implements Outcome {}

    /** No chat that the caller may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the chat any more. */
    record Gone() implements Outcome {}

    /** The chat does not go that far. */
    record AboveHead(long head) implements Outcome {}
  }

  private final Chats chats;
  private final Receipts receipts;
  private final ReceiptSignals signals;
  private final InstantSource clock;

  MarkReceipts(Chats chats, Receipts receipts, ReceiptSignals signals, InstantSource clock) {
    this.chats = chats;
    this.receipts = receipts;
    this.signals = signals;
    this.clock = clock;
  }

  /** Notes it. */
  public Outcome handle(Command command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (receipts.mark(
        command.chat(), command.caller(), command.delivered(), command.read(), now)) {
      case MarkResult.Marked marked -> {
        if (marked.moved()) {
          signals.publish(
              new Signal.ReceiptMoved(command.chat(), command.caller(), marked.now(), now));
        }
        yield new Outcome.Marked();
      }
      case MarkResult.AboveHead above -> new Outcome.AboveHead(above.head());
      case MarkResult.NotIn notIn -> notIn(command);
    };
  }

  private Outcome notIn(Command command) {
    return switch (ChatAccess.of(chats, command.chat(), command.caller())) {
      case ChatAccess.Gone gone -> new Outcome.Gone();
      case ChatAccess.Stranger stranger -> new Outcome.NotFound();
      // Let in between the two reads: what was marked is below what let them in.
      case ChatAccess.Member member -> new Outcome.Marked();
    };
  }
}
