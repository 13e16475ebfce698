package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.message.DeleteMessage;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.MessageUseCases;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.Unreact;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import java.util.List;
import java.util.Objects;

/** What people do to messages, and what they then see. */
public record Deeds(Town town) {
  private MessageUseCases use() {
    return town.i9chat().messages();
  }

  public EditMessage.Outcome edit(Person who, ChatId chat, long seq, String text) {
    return edit(who, chat, seq, new Content.Text(text));
  }

  public EditMessage.Outcome edit(Person who, ChatId chat, long seq, Content content) {
    return use().edit().handle(new EditMessage.Command(who.id(), chat, seq, content, null));
  }

  public DeleteMessage.Outcome delete(Person who, ChatId chat, long seq) {
    return use().delete().handle(new DeleteMessage.Command(who.id(), chat, seq));
  }

  public React.Outcome react(Person who, ChatId chat, long seq, String emoji) {
    return use().react().handle(new React.Command(who.id(), chat, seq, new Emoji(emoji)));
  }

  public Unreact.Outcome unreact(Person who, ChatId chat, long seq) {
    return use().unreact().handle(new Unreact.Command(who.id(), chat, seq));
  }

  /** The entry that an edit made, which must have been allowed. */
  public Entry edited(Person who, ChatId chat, long seq, String text) {
    EditMessage.Outcome outcome = edit(who, chat, seq, text);
    assertThat(outcome).isInstanceOf(EditMessage.Outcome.Done.class);
    return entry(((EditMessage.Outcome.Done) outcome).entry());
  }

  /** The entry that a deletion made, which must have been allowed. */
  public Entry deleted(Person who, ChatId chat, long seq) {
    DeleteMessage.Outcome outcome = delete(who, chat, seq);
    assertThat(outcome).isInstanceOf(DeleteMessage.Outcome.Done.class);
    return entry(((DeleteMessage.Outcome.Done) outcome).entry());
  }

  /** The entry that a reaction made, which must have been allowed. */
  public Entry reacted(Person who, ChatId chat, long seq, String emoji) {
    React.Outcome outcome = react(who, chat, seq, emoji);
    assertThat(outcome).isInstanceOf(React.Outcome.Done.class);
    return entry(((React.Outcome.Done) outcome).entry());
  }

  /** The entry that taking a reaction away made, which must have been allowed. */
  public Entry unreacted(Person who, ChatId chat, long seq) {
    Unreact.Outcome outcome = unreact(who, chat, seq);
    assertThat(outcome).isInstanceOf(Unreact.Outcome.Done.class);
    return entry(((Unreact.Outcome.Done) outcome).entry());
  }

  private static Entry entry(SeenEntry seen) {
    return ((NamedEntry) seen).entry();
  }

  /** The whole log as a person sees it. */
  public List<SeenEntry> log(Person who, ChatId chat) {
    ReadLog.Command command = new ReadLog.Command(who.id(), chat, 0, new PageLimit(200));
    return ((ReadLog.Outcome.Page) town.i9chat().chats().log().handle(command)).entries();
  }

  /** The newest items as a person sees them. */
  public ReadHistory.Outcome.Page history(Person who, ChatId chat) {
    ReadHistory.Command command =
        new ReadHistory.Command(who.id(), chat, new ReadHistory.Range.Newest(), new PageLimit(200));
    return (ReadHistory.Outcome.Page) town.i9chat().chats().history().handle(command);
  }

  /** A message as a person sees it in the history. */
  public Item.Now now(Person who, ChatId chat, long seq) {
    return history(who, chat).items().stream()
        .filter(item -> item.entry().seq() == seq)
        .map(item -> Objects.requireNonNull(item.now()))
        .findFirst()
        .orElseThrow();
  }

  /** What a message says to a person in the history, {@code "(withdrawn)"} if that is withdrawn. */
  public String says(Person who, ChatId chat, long seq) {
    Item.Now now = now(who, chat, seq);
    return now.body() == null ? "(withdrawn)" : now.body().content().written();
  }
}
