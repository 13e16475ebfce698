package io.i9chat.domain.fake;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A log that is another one, until something of it is done otherwise. */
public class ForwardingLog implements ChatLog {
  private final ChatLog log;

  public ForwardingLog(ChatLog log) {
    this.log = log;
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return log.log(chat, visible, cursor, bound);
  }

  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    return log.history(chat, visible, cursor, bound);
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
    return log.at(chat, seqs, bound);
  }

  @Override
  public Part<Fold> about(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound) {
    return log.about(chat, visible, targets, reader, bound);
  }

  @Override
  public Optional<Target> target(ChatId chat, long seq, PersonId person) {
    return log.target(chat, seq, person);
  }

  @Override
  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
    return log.by(chat, author, after, bound);
  }

  @Override
  public List<Entry> activities(ChatId chat, long below, PageBound bound) {
    return log.activities(chat, below, bound);
  }
}
