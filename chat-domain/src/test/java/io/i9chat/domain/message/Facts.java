package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts that policies of messages decide on, made up. */
final class Facts {
  static final PersonId ME = Fresh.person();
  static final PersonId OTHER = Fresh.person();
  static final Instant SENT_AT = Fresh.now();
  static final long VERSION = 7;

  /** Where the message is. */
  static final long SEQ = 5;

  private static final ChatId CHAT = Fresh.chat();
  private static final GroupState GROUP =
      new GroupState(GroupProfile.named(new GroupName("A group")), 3, 1);

  private Facts() {}

  static ChatAccess stranger() {
    return new ChatAccess.Stranger();
  }

  static ChatAccess member() {
    return inGroup(MemberStatus.MEMBER);
  }

  static ChatAccess admin() {
    return inGroup(MemberStatus.ADMIN);
  }

  static ChatAccess gone() {
    return inGroup(MemberStatus.LEFT);
  }

  static ChatAccess removed() {
    return inGroup(MemberStatus.REMOVED);
  }

  static ChatAccess inGroup(MemberStatus status) {
    long to = status.isIn() ? Window.OPEN : 9;
    Membership membership =
        new Membership(status, List.of(new Window(1, to)), 0, status.isIn() ? null : GROUP);
    return access(new ChatView(CHAT, SENT_AT, VERSION, Map.of(ME, membership), GROUP, null));
  }

  static ChatAccess direct() {
    return direct(DirectState.CLEAR);
  }

  static ChatAccess blocking() {
    return direct(new DirectState(Set.of(ME), Set.of()));
  }

  static ChatAccess blocked() {
    return direct(new DirectState(Set.of(OTHER), Set.of()));
  }

  static ChatAccess withDeleted() {
    return direct(new DirectState(Set.of(), Set.of(OTHER)));
  }

  /** One whose account was deleted while they were at it. */
  static ChatAccess deleting() {
    return direct(new DirectState(Set.of(), Set.of(ME)));
  }

  private static ChatAccess direct(DirectState state) {
    Membership in =
        new Membership(MemberStatus.MEMBER, List.of(new Window(1, Window.OPEN)), 0, null);
    return access(new ChatView(CHAT, SENT_AT, VERSION, Map.of(ME, in, OTHER, in), null, state));
  }

  private static ChatAccess access(ChatView view) {
    return ChatAccess.of(Optional.of(view), ME);
  }

  /** A message at {@link #SEQ} to which nothing was done. */
  static Target message(PersonId author, @Nullable Body body) {
    Payload payload = new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), body, null);
    return new Target(entry(SEQ, author, payload), null, null, null, 0);
  }

  static Target text(PersonId author, String text) {
    return message(author, Body.text(text));
  }

  /** The message with its text withdrawn by an edit at {@code seq}. */
  static Target edited(Target target, long seq, Body body) {
    Entry message = target.message();
    Entry edit = entry(seq, message.author(), new Payload.Edit(SEQ, body));
    return new Target(
        message(message.author(), null).message(),
        edit,
        target.deletion(),
        target.reaction(),
        target.reactions());
  }

  static Target deleted(Target target, long seq, PersonId by) {
    return new Target(
        message(target.message().author(), null).message(),
        null,
        entry(seq, by, new Payload.Delete(SEQ)),
        target.reaction(),
        target.reactions());
  }

  static Target reacted(Target target, long seq, Emoji emoji, int times) {
    return did(target, entry(seq, ME, new Payload.Reaction(SEQ, emoji)), times);
  }

  static Target unreacted(Target target, long seq, int times) {
    return did(target, entry(seq, ME, new Payload.Unreaction(SEQ)), times);
  }

  private static Target did(Target target, Entry last, int times) {
    return new Target(target.message(), target.edit(), target.deletion(), last, times);
  }

  private static Entry entry(long seq, PersonId author, Payload payload) {
    return new Entry(CHAT, seq, SENT_AT, author, payload, 1);
  }
}
