package io.i9chat.tck.broken.chat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.tck.broken.fake.Over.OverChats;
import java.util.List;
import java.util.Map;

/** Chats that several fakes are made of. */
public final class BrokenChats {
  private BrokenChats() {}

  static ChatView view(ChatView view, long version, Map<PersonId, Membership> members) {
    return new ChatView(view.id(), view.openedAt(), version, members, view.group(), view.direct());
  }

  public static ChatView view(ChatView view, DirectState direct) {
    return new ChatView(
        view.id(), view.openedAt(), view.version(), view.members(), view.group(), direct);
  }

  /** The intent, on another version. */
  static Intent on(long version, Intent i) {
    return new Intent(i.author(), version, i.at(), i.payload(), i.preconditions(), i.words());
  }

  /** Answers the fresh id, as if there had been no chat. */
  static final class AlwaysAnotherChat extends OverChats {
    AlwaysAnotherChat(Chats real) {
      super(real);
    }

    @Override
    public OpenResult open(Opening opening) {
      return real.open(opening) instanceof Opened opened
          ? new Opened(another(opened.view(), opening), true, opened.commits())
          : new OpenResult.Stale();
    }

    private static ChatView another(ChatView view, Opening opening) {
      return new ChatView(
          opening.fresh(),
          opening.at(),
          view.version(),
          view.members(),
          view.group(),
          view.direct());
    }
  }

  /** Commits whatever version was decided on. */
  static class AnyVersion extends OverChats {
    AnyVersion(Chats real) {
      super(real);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      long version = real.view(chat, List.of()).map(ChatView::version).orElse(0L);
      return real.commit(chat, intents.stream().map(intent -> on(version, intent)).toList());
    }
  }
}
