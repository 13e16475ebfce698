package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The result of a call that reads much: pages of history and log, what a sync brings, lists of
 * chats. Read in one pass and reused, like {@link ServerFrame}.
 */
public final class Page {
  private static final byte[] RE = "re".getBytes(UTF_8);
  private static final byte[] RESULT = "result".getBytes(UTF_8);
  private static final byte[] ITEMS = "items".getBytes(UTF_8);
  private static final byte[] ENTRIES = "entries".getBytes(UTF_8);
  private static final byte[] CHATS = "chats".getBytes(UTF_8);
  private static final byte[] CHAT = "chat".getBytes(UTF_8);
  private static final byte[] HEAD = "head".getBytes(UTF_8);
  private static final byte[] HAS_MORE = "hasMore".getBytes(UTF_8);
  private static final byte[] MORE = "more".getBytes(UTF_8);
  private static final byte[] SEQ = "seq".getBytes(UTF_8);
  private static final byte[] AUTHOR = "author".getBytes(UTF_8);
  private static final byte[] KIND = "kind".getBytes(UTF_8);
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final byte[] TEXT = "text".getBytes(UTF_8);

  /** Told every item or entry of the page, in the order they stand there. */
  public interface Sink {
    /**
     * One item or entry.
     *
     * @param seq 0 if it has none
     * @param text of a message of type text; the slices are good during this call only
     */
    void item(long seq, Slice author, Slice kind, Slice text);
  }

  private final JsonScan scan = new JsonScan();
  private final Slice re = new Slice();
  private final Slice author = new Slice();
  private final Slice kind = new Slice();
  private final Slice text = new Slice();
  private long head;
  private int chats;
  private boolean more;

  /**
   * Reads a frame that {@link ServerFrame} found to be a result.
   *
   * @throws Malformed if it is not one of the protocol
   */
  public void read(byte[] bytes, int from, int to, Sink sink) {
    re.clear();
    head = -1;
    chats = 0;
    more = false;
    scan.over(bytes, from, to);
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if (key.is(RE) && scan.atString()) {
        scan.readString(re);
      } else if (key.is(RESULT) && scan.atObject()) {
        part(sink);
      } else {
        scan.skip();
      }
    }
  }

  /** The result itself, a chat of a sync with its entries, or a chat. */
  private void part(Sink sink) {
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if ((key.is(ITEMS) || key.is(ENTRIES)) && scan.atArray()) {
        scan.enterArray();
        while (scan.nextElement()) {
          item(sink);
        }
      } else if (key.is(CHATS) && scan.atArray()) {
        scan.enterArray();
        while (scan.nextElement()) {
          chats++;
          part(sink);
        }
      } else if (key.is(CHAT) && scan.atObject()) {
        part(sink);
      } else if (key.is(HEAD) && scan.atNumber()) {
        head = scan.readLong();
      } else if (key.is(HAS_MORE) || key.is(MORE)) {
        more |= scan.atTrue();
        scan.skip();
      } else {
        scan.skip();
      }
    }
  }

  private void item(Sink sink) {
    author.clear();
    kind.clear();
    text.clear();
    long seq = 0;
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if (key.is(SEQ) && scan.atNumber()) {
        seq = scan.readLong();
      } else if (key.is(AUTHOR) && scan.atString()) {
        scan.readString(author);
      } else if (key.is(KIND) && scan.atString()) {
        scan.readString(kind);
      } else if (key.is(CONTENT) && scan.atObject()) {
        scan.readMember(TEXT, text);
      } else {
        scan.skip();
      }
    }
    sink.item(seq, author, kind, text);
  }

  /** The id of the call that this answers. */
  public Slice re() {
    return re;
  }

  /** The head that was told, the last one of several chats; -1 if none was. */
  public long head() {
    return head;
  }

  /** How many chats were listed. */
  public int chats() {
    return chats;
  }

  /** True if there is more to ask for. */
  public boolean hasMore() {
    return more;
  }
}
