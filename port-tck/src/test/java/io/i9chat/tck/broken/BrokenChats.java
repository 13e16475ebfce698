package io.i9chat.tck.broken;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.tck.broken.Over.OverChats;
import java.util.List;

/** Chats that several fakes are made of. */
final class BrokenChats {
  private BrokenChats() {}

  /** Answers the fresh id, as if there had been no chat. */
  static final class AlwaysAnotherChat extends OverChats {
    AlwaysAnotherChat(Chats real) {
      super(real);
    }

    @Override
    public Opened open(Opening opening) {
      ChatView view = real.open(opening).view();
      return new Opened(
          new ChatView(opening.fresh(), view.kind(), opening.at(), view.version(), view.members()),
          true);
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
      return real.commit(
          chat,
          intents.stream().map(i -> new Intent(i.author(), version, i.at(), i.payload())).toList());
    }
  }
}
