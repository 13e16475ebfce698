package io.i9chat.server.model;

import static io.i9chat.server.model.Reference.FORBIDDEN;
import static io.i9chat.server.model.Reference.INVALID;
import static io.i9chat.server.model.Reference.NOT_FOUND;
import static io.i9chat.server.model.Reference.OK;

import io.i9chat.server.model.Command.Where;
import io.i9chat.server.model.ModelChat.Line;
import io.i9chat.server.model.ModelChat.Sent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the {@link Reference} knows of messages, and of how people have their chats. */
final class MessageRules {
  private static final int MOST_REACTIONS = 10;
  private static final int EDIT_MINUTES = 24 * 60;

  private final Reference all;

  MessageRules(Reference all) {
    this.all = all;
  }

  private boolean isBlocked(Where where) {
    return where instanceof Command.Pair(int one, int other) && all.isBlocked(one, other);
  }

  /** Why a person can do nothing in a chat; {@code null} if they are in. */
  private static @Nullable String out(int by, ModelChat chat) {
    if (chat.status(by).equals("never")) {
      return NOT_FOUND;
    }
    return chat.isIn(by) ? null : FORBIDDEN;
  }

  String send(Command.Send send, int replyTo) {
    ModelChat chat = all.chat(send.where());
    if (chat == null) {
      return NOT_FOUND;
    }
    String key = send.by() + "/" + send.clientId();
    Sent before = chat.sent.get(key);
    if (before != null) {
      return before.text().equals(send.text()) && before.replyTo() == replyTo
          ? OK + " " + before.seq()
          : "idempotency_mismatch";
    }
    String refused = out(send.by(), chat);
    if (refused != null) {
      return refused;
    }
    if (isBlocked(send.where())) {
      return "blocked";
    }
    if (replyTo != 0 && chat.message(replyTo, send.by()) == null) {
      return INVALID;
    }
    if (replyTo != 0 && chat.isDeleted(replyTo)) {
      return FORBIDDEN;
    }
    if (send.where() instanceof Command.Pair(int one, int other)) {
      chat.let(one);
      chat.let(other);
    }
    Line line = append(chat, send.by(), "message", replyTo, send.text());
    chat.sent.put(key, new Sent(line.seq(), send.text(), replyTo));
    return OK + " " + line.seq() + " fresh";
  }

  String edit(Command.Edit edit, int seq) {
    ModelChat chat = all.chat(edit.where());
    String refused = chat == null ? NOT_FOUND : out(edit.by(), chat);
    if (chat == null || refused != null) {
      return refused == null ? NOT_FOUND : refused;
    }
    Line message = chat.message(seq, edit.by());
    if (message == null) {
      return NOT_FOUND;
    }
    if (message.author() != edit.by()) {
      return FORBIDDEN;
    }
    if (isBlocked(edit.where())) {
      return "blocked";
    }
    if (chat.isDeleted(seq)) {
      return FORBIDDEN;
    }
    List<Line> edits = chat.about(seq, "edit");
    Line last = edits.isEmpty() ? message : edits.getLast();
    if (last.text().equals(edit.text())) {
      return Reference.answer(chat, last, edit.by());
    }
    return all.minutes() - message.at() > EDIT_MINUTES
        ? "too_late"
        : OK + " " + append(chat, edit.by(), "edit", seq, edit.text()).seq();
  }

  String delete(Command.Delete delete, int seq) {
    ModelChat chat = all.chat(delete.where());
    Line message = chat == null ? null : chat.message(seq, delete.by());
    if (chat == null || message == null) {
      return NOT_FOUND;
    }
    if (message.author() != delete.by() && !chat.isAdmin(delete.by())) {
      return FORBIDDEN;
    }
    return chat.isDeleted(seq)
        ? Reference.answer(chat, chat.about(seq, "delete").getLast(), delete.by())
        : OK + " " + append(chat, delete.by(), "delete", seq, "").seq();
  }

  String react(Command.React react, int seq) {
    ModelChat chat = all.chat(react.where());
    String refused = chat == null ? NOT_FOUND : out(react.by(), chat);
    if (chat == null || refused != null) {
      return refused == null ? NOT_FOUND : refused;
    }
    if (chat.message(seq, react.by()) == null) {
      return NOT_FOUND;
    }
    if (isBlocked(react.where())) {
      return "blocked";
    }
    if (chat.isDeleted(seq)) {
      return FORBIDDEN;
    }
    List<Line> before = chat.reactions(seq, react.by());
    if (!before.isEmpty() && before.getLast().text().equals(react.emoji())) {
      return Reference.answer(chat, before.getLast(), react.by());
    }
    return before.stream().filter(line -> line.is("reaction")).count() >= MOST_REACTIONS
        ? FORBIDDEN
        : OK + " " + append(chat, react.by(), "reaction", seq, react.emoji()).seq();
  }

  String unreact(Command.Unreact unreact, int seq) {
    ModelChat chat = all.chat(unreact.where());
    String refused = chat == null ? NOT_FOUND : out(unreact.by(), chat);
    if (chat == null || refused != null) {
      return refused == null ? NOT_FOUND : refused;
    }
    if (chat.message(seq, unreact.by()) == null) {
      return NOT_FOUND;
    }
    if (chat.isDeleted(seq)) {
      return FORBIDDEN;
    }
    List<Line> before = chat.reactions(seq, unreact.by());
    if (before.isEmpty()) {
      return NOT_FOUND;
    }
    return before.getLast().is("unreaction")
        ? Reference.answer(chat, before.getLast(), unreact.by())
        : OK + " " + append(chat, unreact.by(), "unreaction", seq, "").seq();
  }

  String clear(int by, @Nullable ModelChat chat, int seq) {
    if (chat == null || chat.status(by).equals("never")) {
      return NOT_FOUND;
    }
    if (seq > chat.head(by)) {
      return INVALID;
    }
    chat.cleared.put(by, seq);
    return OK;
  }

  String mark(int by, @Nullable ModelChat chat, int seq) {
    String refused = chat == null ? NOT_FOUND : out(by, chat);
    if (chat == null || refused != null) {
      return refused == null ? NOT_FOUND : refused;
    }
    if (seq > chat.head()) {
      return INVALID;
    }
    chat.delivered.merge(by, seq, Math::max);
    chat.read.merge(by, seq, Math::max);
    return OK;
  }

  private Line append(ModelChat chat, int by, String kind, int target, String text) {
    int seq = chat.head() + 1;
    return chat.append(new Line(seq, all.minutes(), by, kind, List.of(), target, text, null));
  }
}
