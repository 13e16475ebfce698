package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.ReceiptState;
import io.i9chat.ports.model.chat.ReceiptVisibility;
import io.i9chat.ports.model.chat.Window;
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

  /** Opens a window of a person who is not in. */
  void comeIn(long seq, MemberStatus status) {
    List<Window> windows = new ArrayList<>(membership.windows());
    windows.add(new Window(seq, Window.OPEN));
    membership = new Membership(status, windows, membership.cleared(), null);
    leftAt = null;
    changedBy = seq;
  }

  /** Closes the window of a member, with the entry that closes it. */
  void goOut(Entry by, MemberStatus status) {
    List<Window> windows = new ArrayList<>(membership.windows());
    windows.add(new Window(windows.removeLast().from(), by.seq()));
    membership = new Membership(status, windows, membership.cleared(), null);
    leftAt = by.at();
    changedBy = by.seq();
  }

  /** Keeps the group for one who has just gone. */
  void freeze(GroupState group) {
    membership =
        new Membership(membership.status(), membership.windows(), membership.cleared(), group);
  }

  /** Changes what they are, though not whether they are in. */
  void stand(Entry by, MemberStatus status) {
    membership =
        new Membership(status, membership.windows(), membership.cleared(), membership.frozen());
    changedBy = by.seq();
  }

  /** Raises the watermarks; whether they moved. */
  boolean raise(long delivered, long read, Instant at, ReceiptVisibility visibility) {
    ReceiptState raised = receipts.raised(delivered, read, at, visibility);
    boolean rose = !raised.equals(receipts);
    receipts = raised;
    moved |= rose;
    return rose;
  }
}
