package io.i9chat.ports.model.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to a chat, and what they may see of it.
 *
 * @param status what they are
 * @param windows one for each time that they were in, in order, not overlapping; empty if {@link
 *     MemberStatus#NEVER}
 * @param cleared their own log, history, sync, search, last item and unread begin above this seq
 * @param frozen the group as it was right after the entry that put them out; {@code null} unless
 *     they are gone
 */
public record Membership(
    MemberStatus status, List<Window> windows, long cleared, @Nullable GroupState frozen) {
  /** The membership of a person who has never been in. */
  public static final Membership NONE = new Membership(MemberStatus.NEVER, List.of(), 0, null);

  /** The membership of a person in their direct chat: the whole of it, from the first entry on. */
  public static final Membership OF_DIRECT_CHAT =
      new Membership(MemberStatus.MEMBER, List.of(new Window(1, Window.OPEN)), 0, null);

  /** Takes a copy of the list and checks that it fits the status. */
  public Membership {
    windows = List.copyOf(windows);
    boolean open = !windows.isEmpty() && windows.getLast().to() == Window.OPEN;
    if (status.isIn() != open || (status == MemberStatus.NEVER) != windows.isEmpty()) {
      throw new IllegalArgumentException(status + " with windows " + windows);
    }
  }

  /** Whether they are in now. */
  public boolean isIn() {
    return status.isIn();
  }

  /** The seq that let them in last, 0 if they never were in. */
  public long since() {
    return windows.isEmpty() ? 0 : windows.getLast().from();
  }

  /** Whether they may see the entry at {@code seq}. */
  public boolean sees(long seq) {
    for (Window window : windows) {
      if (window.holds(seq)) {
        return true;
      }
    }
    return false;
  }

  /** Whether they may see entries that come after {@code seq}. */
  public boolean seesAfter(long seq) {
    return !windows.isEmpty() && windows.getLast().to() > seq;
  }

  /** Whether they may see the entry at {@code seq} and have not cleared it. Rules: SETTINGS-2. */
  public boolean shows(long seq) {
    return seq > cleared && sees(seq);
  }

  /** The stretches of the log that they are shown: what they may see and have not cleared. */
  public List<Window> shown() {
    return shown(Window.OPEN);
  }

  /** The same, up to the entry at {@code head}. */
  public List<Window> shown(long head) {
    if (cleared == 0 && head == Window.OPEN) {
      return windows;
    }
    List<Window> shown = new ArrayList<>(windows.size());
    for (Window window : windows) {
      long from = Math.max(window.from(), cleared + 1);
      long to = Math.min(window.to(), head);
      if (from <= to) {
        shown.add(new Window(from, to));
      }
    }
    return shown;
  }

  /** The last seq that they may see of a log that ends at {@code head}, 0 if they see nothing. */
  public long head(long head) {
    for (Window window : windows.reversed()) {
      if (window.from() <= head) {
        return Math.min(window.to(), head);
      }
    }
    return 0;
  }

  /**
   * The last message or activity that they may see, where the chat's own is at {@code last}. Who
   * has gone went with an activity, so that is the last for them.
   */
  public long last(long last) {
    return isIn() || windows.isEmpty() ? last : windows.getLast().to();
  }

  /**
   * The seq above which messages are unread, for who has read up to {@code read}. Rules: RECEIPT-3.
   */
  public long unreadAbove(long read) {
    return Math.max(read, cleared);
  }

  /**
   * This membership after an entry that says what the person is from then on. An entry that is
   * older than the last window's end changes nothing. Without {@link #frozen}, which is known once
   * everything that the entry does is: see {@link #frozenAs}. Rules: WINDOW-1.
   *
   * @param seq the entry's
   * @param to what it says they are
   * @param admits whether it lets in a person who is not in; if not, it is about members alone
   */
  public Membership after(long seq, MemberStatus to, boolean admits) {
    if (isPast(seq)) {
      return this;
    }
    if (to.isIn() && !isIn()) {
      return admits ? entered(seq, to) : this;
    }
    if (isIn() && !to.isIn()) {
      return left(seq, to);
    }
    return status == MemberStatus.NEVER || status == to
        ? this
        : new Membership(to, windows, cleared, frozen);
  }

  /**
   * The membership of a person who has gone, with the group as it was right after that. What of the
   * group is shown then is decided by {@code InfoPolicy}, {@code ListMembers} and {@code Others} of
   * the domain. Rules: WINDOW-3.
   */
  public Membership frozenAs(GroupState group) {
    return new Membership(status, windows, cleared, group);
  }

  private boolean isPast(long seq) {
    if (windows.isEmpty()) {
      return false;
    }
    Window last = windows.getLast();
    return last.from() > seq || (last.to() != Window.OPEN && last.to() >= seq);
  }

  private Membership entered(long seq, MemberStatus as) {
    List<Window> now = new ArrayList<>(windows);
    now.add(new Window(seq, Window.OPEN));
    return new Membership(as, now, cleared, null);
  }

  private Membership left(long seq, MemberStatus as) {
    List<Window> now = new ArrayList<>(windows);
    now.set(now.size() - 1, new Window(windows.getLast().from(), seq));
    return new Membership(as, now, cleared, null);
  }
}
