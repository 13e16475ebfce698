package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Signals as bytes: the version, how many signals there are, and each as a tag with its fields in
 * the order of the record. Nodes of two versions run side by side while a cluster is upgraded, so
 * any change of what is written, however small, takes a new {@link #VERSION}: a node that does not
 * know it then knows that it missed something. Tags are never used for something else.
 */
public final class SignalCodec {
  /** The version that is written, and the only one that is read. */
  public static final int VERSION = 1;

  private static final int APPENDED = 1;
  private static final int CHAT_OPENED = 2;
  private static final int RECEIPT_MOVED = 3;
  private static final int SESSIONS_ENDED = 4;
  private static final int PRESENCE_CHANGED = 5;
  private static final int PERSON_CHANGED = 6;
  private static final int RELATION_CHANGED = 7;
  private static final int TYPING = 8;
  private static final int PREFERENCES_CHANGED = 9;

  private SignalCodec() {}

  /**
   * The bytes of these signals.
   *
   * @throws IllegalArgumentException if a signal brings entries of a chat that it is not about
   */
  public static byte[] encode(List<Signal> signals) {
    Output out = new Output();
    out.tag(VERSION);
    out.all(signals, SignalCodec::write);
    return out.toBytes();
  }

  /**
   * The signals of these bytes, which may come from anywhere: no more memory is taken than they can
   * account for.
   *
   * @throws UnknownVersion if they are of another version
   * @throws Unreadable if they are of this version and wrong
   */
  public static List<Signal> decode(byte[] bytes) throws Unreadable {
    Input in = new Input(bytes);
    int version = in.tag();
    if (version != VERSION) {
      throw new UnknownVersion(version);
    }
    try {
      List<Signal> signals = in.all(SignalCodec::read);
      in.end();
      return signals;
    } catch (InvalidValue invalid) {
      // Without the value, which may be what a person wrote.
      throw new Unreadable("a value that %s".formatted(invalid.reason()));
    } catch (IllegalArgumentException invalid) {
      throw new Unreadable("values that do not go together: " + invalid.getMessage(), invalid);
    }
  }

  private static void write(Output out, Signal signal) {
    switch (signal) {
      case Signal.Appended appended -> {
        start(out, APPENDED, appended.chat());
        out.all(appended.commits(), (to, commit) -> EntryForm.write(to, appended.chat(), commit));
      }
      case Signal.ChatOpened opened -> of(out, CHAT_OPENED, opened.chat(), opened.person());
      case Signal.ReceiptMoved moved -> {
        of(out, RECEIPT_MOVED, moved.chat(), moved.person());
        write(out, moved.now().held());
        write(out, moved.now().shown());
        out.time(moved.at());
      }
      case Signal.SessionsEnded ended -> {
        out.tag(SESSIONS_ENDED);
        out.id(ended.person().value());
        out.all(ended.sessions(), (to, session) -> to.id(session.value()));
      }
      case Signal.PresenceChanged changed -> {
        out.tag(PRESENCE_CHANGED);
        out.id(changed.person().value());
        out.flag(changed.online());
        out.time(changed.at());
      }
      case Signal.PersonChanged changed -> {
        out.tag(PERSON_CHANGED);
        out.id(changed.person().value());
      }
      case Signal.RelationChanged changed -> {
        out.tag(RELATION_CHANGED);
        out.id(changed.one().value());
        out.id(changed.other().value());
      }
      case Signal.Typing typing -> of(out, TYPING, typing.chat(), typing.person());
      case Signal.PreferencesChanged changed ->
          of(out, PREFERENCES_CHANGED, changed.chat(), changed.person());
    }
  }

  private static void start(Output out, int tag, ChatId chat) {
    out.tag(tag);
    out.id(chat.value());
  }

  private static void of(Output out, int tag, ChatId chat, PersonId person) {
    start(out, tag, chat);
    out.id(person.value());
  }

  private static Signal read(Input in) throws Unreadable {
    int tag = in.tag();
    return switch (tag) {
      case APPENDED -> appended(in);
      case CHAT_OPENED -> new Signal.ChatOpened(chat(in), in.person());
      case RECEIPT_MOVED ->
          new Signal.ReceiptMoved(
              chat(in), in.person(), new ReceiptState(watermarks(in), watermarks(in)), in.time());
      case SESSIONS_ENDED -> new Signal.SessionsEnded(in.person(), sessions(in));
      case PRESENCE_CHANGED -> new Signal.PresenceChanged(in.person(), in.flag(), in.time());
      case PERSON_CHANGED -> new Signal.PersonChanged(in.person());
      case RELATION_CHANGED -> new Signal.RelationChanged(in.person(), in.person());
      case TYPING -> new Signal.Typing(chat(in), in.person());
      case PREFERENCES_CHANGED -> new Signal.PreferencesChanged(chat(in), in.person());
      default -> throw new Unreadable("no signal has the tag " + tag);
    };
  }

  private static Signal appended(Input in) throws Unreadable {
    ChatId chat = chat(in);
    List<Committed> commits = in.all(from -> EntryForm.read(from, chat));
    if (commits.isEmpty()) {
      throw new Unreadable("entries were appended, and none comes");
    }
    return new Signal.Appended(chat, commits);
  }

  private static Set<SessionId> sessions(Input in) throws Unreadable {
    return new HashSet<>(in.all(from -> new SessionId(from.id())));
  }

  private static ChatId chat(Input in) throws Unreadable {
    return new ChatId(in.id());
  }

  private static void write(Output out, Watermarks marks) {
    out.number(marks.delivered());
    out.number(marks.read());
    out.optional(marks.deliveredAt(), Output::time);
    out.optional(marks.readAt(), Output::time);
  }

  private static Watermarks watermarks(Input in) throws Unreadable {
    return new Watermarks(
        in.number(), in.number(), in.optional(Input::time), in.optional(Input::time));
  }
}
