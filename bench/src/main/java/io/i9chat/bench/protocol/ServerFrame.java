package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One frame of the server, read in one pass; reused from frame to frame. The slices point into the
 * buffer that was read and are good as long as it is.
 */
public final class ServerFrame {
  /** What a frame is to a workload. */
  public enum Kind {
    /** The result of a call. */
    RESULT,
    /** A call was refused or failed. */
    ERROR,
    /** A new entry of a chat. */
    ENTRY,
    /** The connection is authenticated. */
    HELLO,
    /** Events may have been lost. */
    RESYNC,
    /** An event that no workload asks for, known or not. */
    OTHER
  }

  private static final byte[] RE = "re".getBytes(UTF_8);
  private static final byte[] RESULT = "result".getBytes(UTF_8);
  private static final byte[] ERROR = "error".getBytes(UTF_8);
  private static final byte[] EVENT = "event".getBytes(UTF_8);
  private static final byte[] DATA = "data".getBytes(UTF_8);
  private static final byte[] ENTRY = "entry".getBytes(UTF_8);
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final byte[] RESYNC = "resync".getBytes(UTF_8);
  private static final byte[] SEQ = "seq".getBytes(UTF_8);
  private static final byte[] CHAT = "chat".getBytes(UTF_8);
  private static final byte[] AUTHOR = "author".getBytes(UTF_8);
  private static final byte[] KIND = "kind".getBytes(UTF_8);
  private static final byte[] CLIENT_ID = "clientId".getBytes(UTF_8);
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final byte[] TEXT = "text".getBytes(UTF_8);
  private static final byte[] CODE = "code".getBytes(UTF_8);
  private static final byte[] DETAIL = "detail".getBytes(UTF_8);

  private final JsonScan scan = new JsonScan();
  private final Slice re = new Slice();
  private final Slice event = new Slice();
  private final Slice chat = new Slice();
  private final Slice author = new Slice();
  private final Slice entryKind = new Slice();
  private final Slice clientId = new Slice();
  private final Slice text = new Slice();
  private final Slice code = new Slice();
  private final Slice detail = new Slice();
  private long seq;
  private boolean hasResult;
  private boolean hasError;

  /**
   * Reads a frame.
   *
   * @throws Malformed if it is not one of the protocol
   */
  public Kind read(byte[] bytes, int from, int to) {
    clear();
    scan.over(bytes, from, to);
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if (key.is(RE) && scan.atString()) {
        scan.readString(re);
      } else if (key.is(EVENT) && scan.atString()) {
        scan.readString(event);
      } else if (key.is(RESULT)) {
        hasResult = true;
        readEntry();
      } else if (key.is(DATA)) {
        readEntry();
      } else if (key.is(ERROR)) {
        hasError = true;
        readError();
      } else {
        scan.skip();
      }
    }
    if (!scan.atEnd()) {
      throw new Malformed("something behind the end of the frame");
    }
    return kind();
  }

  private void clear() {
    re.clear();
    event.clear();
    chat.clear();
    author.clear();
    entryKind.clear();
    clientId.clear();
    text.clear();
    code.clear();
    detail.clear();
    seq = 0;
    hasResult = false;
    hasError = false;
  }

  private Kind kind() {
    if (re.isPresent() && hasResult != hasError) {
      return hasError ? Kind.ERROR : Kind.RESULT;
    }
    if (!event.isPresent()) {
      throw new Malformed("a frame that is neither an answer nor an event");
    }
    if (event.is(ENTRY)) {
      return Kind.ENTRY;
    }
    if (event.is(HELLO)) {
      return Kind.HELLO;
    }
    return event.is(RESYNC) ? Kind.RESYNC : Kind.OTHER;
  }

  private void readEntry() {
    if (!scan.atObject()) {
      scan.skip();
      return;
    }
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if (key.is(SEQ) && scan.atNumber()) {
        seq = scan.readLong();
      } else if (key.is(CONTENT) && scan.atObject()) {
        scan.readMember(TEXT, text);
      } else if (scan.atString()) {
        readEntryText(key);
      } else {
        scan.skip();
      }
    }
  }

  private void readEntryText(Slice key) {
    if (key.is(CHAT)) {
      scan.readString(chat);
    } else if (key.is(AUTHOR)) {
      scan.readString(author);
    } else if (key.is(KIND)) {
      scan.readString(entryKind);
    } else if (key.is(CLIENT_ID)) {
      scan.readString(clientId);
    } else {
      scan.skip();
    }
  }

  private void readError() {
    if (!scan.atObject()) {
      scan.skip();
      return;
    }
    scan.enterObject();
    while (scan.nextMember()) {
      Slice key = scan.key();
      if (key.is(CODE) && scan.atString()) {
        scan.readString(code);
      } else if (key.is(DETAIL) && scan.atString()) {
        scan.readString(detail);
      } else {
        scan.skip();
      }
    }
  }

  /** Of an answer: the id of its call. */
  public Slice re() {
    return re;
  }

  /** Of an event: its name. */
  public Slice event() {
    return event;
  }

  /** Of an entry: its chat. */
  public Slice chat() {
    return chat;
  }

  /** Of an entry: the username of its author. */
  public Slice author() {
    return author;
  }

  /** Of an entry: its kind. */
  public Slice entryKind() {
    return entryKind;
  }

  /** Of a message: the id that its author gave it. */
  public Slice clientId() {
    return clientId;
  }

  /** Of a message of type text: the text. */
  public Slice text() {
    return text;
  }

  /** Of an entry: its place in the chat, from 1; 0 if the frame had none. */
  public long seq() {
    return seq;
  }

  /** Of an error: its code. */
  public Slice code() {
    return code;
  }

  /** Of an error: what it says to people. */
  public Slice detail() {
    return detail;
  }
}
