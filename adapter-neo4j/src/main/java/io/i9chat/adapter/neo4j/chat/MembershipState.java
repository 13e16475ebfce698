package io.i9chat.adapter.neo4j.chat;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's membership of a chat within a transaction, with what they wrote in it. */
final class MembershipState {
  /** Whether the graph holds it already. */
  final boolean stored;

  final List<Map<String, Object>> written = new ArrayList<>();
  final List<Map<String, Object>> carried = new ArrayList<>();
  private Membership membership;
  private ReceiptState receipts;
  private @Nullable Instant leftAt;
  private long changedBy;
  private boolean moved;

  MembershipState(
      boolean stored, Membership membership, ReceiptState receipts, @Nullable Instant leftAt) {
    this.stored = stored;
    this.membership = membership;
    this.receipts = receipts;
    this.leftAt = leftAt;
  }

  static MembershipState fresh() {
    return new MembershipState(false, Membership.NONE, ReceiptState.NONE, null);
  }

  /** Writes an entry with this body, if it has one. */
  void write(Map<String, Object> entry, @Nullable Body body) {
    written.add(entry);
    for (MediaId each : body == null ? List.<MediaId>of() : body.content().objects()) {
      carried.add(
          Map.of(
              "chat", entry.getOrDefault("chat", ""),
              "seq", entry.getOrDefault("seq", 0L),
              "media", each.toString()));
    }
  }

  /** Whether one of the entries written is a message. */
  boolean said() {
    return written.stream().anyMatch(entry -> "message".equals(entry.get("kind")));
  }

  /** Whether they wrote, or have other watermarks. */
  boolean hasMoved() {
    return moved || !written.isEmpty();
  }

  /** Whether they are something else to the chat. */
  boolean isChanged() {
    return changedBy > 0;
  }

  /** The seq of the entry that changed what they are, 0 if none has in this transaction. */
  long changedBy() {
    return changedBy;
  }

  /** Whether they have ever been in. */
  boolean everIn() {
    return membership.since() > 0;
  }

  Membership membership() {
    return membership;
  }

  ReceiptState receipts() {
    return receipts;
  }

  /** When they went, {@code null} if they are in. */
  @Nullable Instant leftAt() {
    return leftAt;
  }

  /**
   * They are something else to the chat from an entry on.
   *
   * @param seq the entry's
   * @param at when, which is kept of those whom it puts out
   */
  void become(Membership now, long seq, Instant at) {
    if (now.isIn()) {
      leftAt = null;
    } else if (membership.isIn()) {
      leftAt = at;
    }
    membership = now;
    changedBy = seq;
  }

  /** An entry has just let them in. */
  void enter(Entry entry) {
    rise(receipts.entered(entry.seq(), entry.at()));
  }

  /** Raises the watermarks; whether they moved. */
  boolean raise(long delivered, long read, Instant at, ReceiptVisibility visibility) {
    return rise(receipts.raised(delivered, read, at, visibility));
  }

  private boolean rise(ReceiptState to) {
    boolean rose = !to.equals(receipts);
    receipts = to;
    moved |= rose;
    return rose;
  }
}
