package io.i9chat.domain.departure;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.Folds;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.PageBound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is a person's own, read as it is written out. */
public final class Export {
  private static final int PAGE = 200;
  private static final List<Window> EVERYTHING = List.of(new Window(1, Window.OPEN));

  private final StorePorts store;
  private final Names names;
  private final Me me;

  Export(StorePorts store, Names names, Me me) {
    this.store = store;
    this.names = names;
    this.me = me;
  }

  /**
   * Reads everything into {@code sink}.
   *
   * @throws IOException if the sink fails
   */
  public void writeTo(ExportSink sink) throws IOException {
    sink.profile(me, store.externalIds().of(List.of(self())).get(self()));
    sink.media(store.ledger().of(self()));
    for (ChatHead head : store.inbox().heads(self())) {
      Optional<ExportSink.Chat> chat = chat(head.chat());
      if (chat.isPresent()) {
        sink.chat(chat.get());
        messages(head.chat(), sink);
      }
    }
  }

  private PersonId self() {
    return me.profile().id();
  }

  private Optional<ExportSink.Chat> chat(ChatId id) {
    Optional<ChatView> view = store.chats().view(id, List.of(self()));
    return switch (ChatAccess.of(view, self())) {
      case ChatAccess.Stranger stranger -> Optional.empty();
      case ChatAccess.Gone gone ->
          Optional.of(chat(gone.chat(), gone.membership().frozen(), Set.of()));
      case ChatAccess.Member member ->
          Optional.of(chat(member.chat(), member.chat().group(), inside(member.chat())));
    };
  }

  private ExportSink.Chat chat(
      ChatView view, @Nullable GroupState group, Collection<PersonId> inside) {
    Set<PersonId> others = new HashSet<>(inside);
    others.remove(self());
    List<Username> people = names.of(others).values().stream().sorted().toList();
    GroupName name = group == null ? null : group.profile().name();
    return new ExportSink.Chat(view.id(), view.kind(), name, people);
  }

  private Set<PersonId> inside(ChatView view) {
    Map<PersonId, Membership> members =
        view.kind() == ChatKind.DIRECT
            ? view.members()
            : store.chats().roster(view.id()).map(Roster::members).orElse(Map.of());
    return members.keySet();
  }

  private void messages(ChatId chat, ExportSink sink) throws IOException {
    long after = 0;
    while (true) {
      AuthorPage page = store.log().by(chat, self(), after, PageBound.of(PAGE));
      asTheyAre(chat, page.messages(), sink);
      if (!page.more()) {
        return;
      }
      after = page.upTo();
    }
  }

  private void asTheyAre(ChatId chat, List<Entry> page, ExportSink sink) throws IOException {
    List<Entry> left = page;
    while (!left.isEmpty()) {
      Folds folds = Folds.of(store.log(), chat, EVERYTHING, left, null, PageBound.BYTES);
      List<ExportSink.Message> messages = new ArrayList<>();
      for (Entry entry : folds.told()) {
        asItIs(entry, folds.at(entry.seq())).ifPresent(messages::add);
      }
      if (!messages.isEmpty()) {
        sink.messages(messages);
      }
      left = left.subList(folds.told().size(), left.size());
    }
  }

  /** Empty if it was deleted since it was read. */
  private static Optional<ExportSink.Message> asItIs(Entry entry, Fold fold) {
    if (entry.payload() instanceof Payload.Message message) {
      Body body = fold.body(message);
      if (body != null) {
        return Optional.of(
            new ExportSink.Message(
                entry.seq(),
                entry.at(),
                body.content(),
                message.replyTo(),
                fold.edit() == null ? null : fold.edit().at()));
      }
    }
    return Optional.empty();
  }
}
