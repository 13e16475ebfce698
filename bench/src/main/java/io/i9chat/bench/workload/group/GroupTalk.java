package io.i9chat.bench.workload.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Meter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all members of one group share while one size is measured, on the thread that polls. */
final class GroupTalk {
  /** A member, as far as the talk has to know them. */
  interface Sender {
    /** As whom they send. */
    Account account();

    /** The username in UTF-8; not to be changed. */
    byte[] username();

    /** Sends one message, if it is still time to. */
    void sendNext();
  }

  private static final String TEXT =
      "Who is coming on Saturday? The tables are booked for noon, and there is room for a few more."
          + " Say yes!";

  private final String chat;
  private final byte[] chatBytes;
  private final long head;
  private final int servers;
  private final String clientIdPrefix;
  private final byte[] prefixBytes;
  private final byte[] textBytes = TEXT.getBytes(UTF_8);
  private final GroupBook book;
  private final SharedFrames frames = new SharedFrames();
  private final List<Sender> members = new ArrayList<>();
  private Meter meter = new Meter();
  private boolean sending;

  /**
   * The talk in a group that is there.
   *
   * @param head its last seq
   * @param size how many members it has
   * @param servers how many servers they are connected to, in turn
   * @param run text that no other run uses
   */
  GroupTalk(String chat, long head, int size, int servers, String run) {
    this.servers = servers;
    this.chat = chat;
    this.chatBytes = chat.getBytes(UTF_8);
    this.head = head;
    this.clientIdPrefix = run + "-";
    this.prefixBytes = clientIdPrefix.getBytes(UTF_8);
    this.book = new GroupBook(head, size);
  }

  /** Takes in the next member, in the order of their indexes. */
  void join(Sender member) {
    members.add(member);
  }

  /** Who sent the message with this number. */
  Sender sender(int number) {
    return members.get(book.sender(number));
  }

  String chat() {
    return chat;
  }

  long head() {
    return head;
  }

  String clientIdPrefix() {
    return clientIdPrefix;
  }

  /** What every message says: 100 characters. */
  String text() {
    return TEXT;
  }

  GroupBook book() {
    return book;
  }

  SharedFrames frames() {
    return frames;
  }

  Meter meter() {
    return meter;
  }

  /** From now on, a writer whose message is through sends the next. */
  Meter begin() {
    meter = new Meter();
    sending = true;
    return meter;
  }

  /** Members only receive from now on. */
  void end() {
    sending = false;
  }

  boolean isSending() {
    return sending;
  }

  /** The number of the call that made this entry; -1 if none of this run did. */
  int numberOf(ServerFrame entry) {
    return entry.clientId().numberAfter(prefixBytes);
  }

  /** The same for a client id as text. */
  int numberOf(String clientId) {
    String digits =
        clientId.startsWith(clientIdPrefix) ? clientId.substring(clientIdPrefix.length()) : "";
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /** What is wrong with an entry that a result or an event told of; null if nothing. */
  @Nullable String problem(ServerFrame entry, byte[] kind) {
    int number = numberOf(entry);
    String misplaced = book.place(number, entry.seq());
    if (misplaced != null) {
      return misplaced;
    }
    boolean right =
        entry.chat().is(chatBytes)
            && entry.entryKind().is(kind)
            && entry.text().is(textBytes)
            && entry.author().is(sender(number).username());
    return right ? null : "seq " + entry.seq() + " is not what was sent";
  }

  /** The member with this index has a message. */
  void delivered(int member, int number, long readAt) {
    boolean across = member % servers != book.sender(number) % servers;
    meter.delivery(book.sentAt(number), readAt, across);
    if (book.isLastDelivery(number)) {
      meter.completion(book.sentAt(number), readAt);
    }
    if (book.deliver(number)) {
      sender(number).sendNext();
    }
  }

  /** A message's result came. */
  void answered(int number, long readAt) {
    meter.result(book.sentAt(number), readAt);
    if (book.answer(number)) {
      sender(number).sendNext();
    }
  }
}
