package io.i9chat.bench.workload.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.Page;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.protocol.Slice;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.ChatOrder;
import io.i9chat.bench.workload.Person;

/**
 * One of the crowd: is connected, hears what is written in the group, goes away, and catches up on
 * coming back.
 */
public final class CrowdMember extends Person implements Page.Sink {
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);
  private static final byte[] TEXT = CrowdWriter.TEXT.getBytes(UTF_8);

  private final CrowdGroup group;
  private final CrowdTalk talk;
  private ChatOrder order = new ChatOrder(0);
  private long droppedAt;
  private boolean caughtUp;

  /** A member of a group who is not connected. */
  CrowdMember(Account account, CrowdGroup group, CrowdTalk talk) {
    super(account, talk.frame(), talk.faults());
    this.group = group;
    this.talk = talk;
  }

  /** The group this one is in. */
  public CrowdGroup group() {
    return group;
  }

  /** Comes for the first time, wanting nothing of what is past. */
  void startAt(long head) {
    order = new ChatOrder(head);
    caughtUp = true;
  }

  /** Has gone away, and will want what was missed. */
  public void dropped(long now) {
    droppedAt = now;
    caughtUp = false;
  }

  /** How long this one was away before the last return, in nanoseconds, as seen from here. */
  public long awayNanos() {
    return greetedAt() - droppedAt;
  }

  /** True if connected and, after a return, caught up. */
  public boolean isThere() {
    return isGreeted() && caughtUp;
  }

  /** True if this one has all that was written. */
  public boolean hasAll() {
    return order.last() == group.head();
  }

  @Override
  protected void welcome(long readAt) {
    talk.meter().result(dialledAt(), readAt);
    if (!caughtUp) {
      byte[] frame =
          CallFrames.frame(
              0, "chats.sync", "\"known\":{\"" + group.chat() + "\":" + order.last() + "}");
      send(frame, frame.length);
    }
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    Page page = talk.page();
    page.read(received.bytes(), received.from(), received.to(), this);
    if (caughtUp) {
      fault("an answer to nothing");
    } else if (page.chats() != 1 || page.hasMore() || page.head() != group.head() || !hasAll()) {
      fault(
          "sync brought %d chats up to %d, of which %d came; %s more; the head is %d"
              .formatted(
                  page.chats(),
                  page.head(),
                  order.last(),
                  page.hasMore() ? "with" : "no",
                  group.head()));
    }
    caughtUp = true;
    talk.meter().completion(dialledAt(), received.readAt());
  }

  @Override
  public void item(long seq, Slice author, Slice kind, Slice text) {
    fault(order.accept(seq));
    if (!kind.is(MESSAGE) || !text.is(TEXT) || !author.is(talk.writer().username())) {
      fault("seq " + seq + " of the sync is not what was written");
    }
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    fault(order.accept(event.seq()));
    boolean right =
        event.chat().is(group.chatBytes())
            && event.entryKind().is(MESSAGE)
            && event.text().is(TEXT)
            && event.author().is(talk.writer().username());
    if (!right) {
      fault("seq " + event.seq() + " is not what was written");
    }
    talk.meter().delivery(talk.writer().writtenAt(group), received.readAt());
  }
}
