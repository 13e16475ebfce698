package io.i9chat.tck.broken.chat;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Fold.Reacting;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverLog;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs that fold wrongly what was done to messages. */
public final class FoldFakes {
  private FoldFakes() {}

  public static List<Fake> all() {
    return Stream.of(crowds(), lists()).flatMap(List::stream).toList();
  }

  private static List<Fake> crowds() {
    return List.of(
        reactions(
            "those who are not named are not counted",
            one -> new Reacting(one.emoji(), one.named(), one.named().size())),
        reactions(
            "the last of the named is left out",
            one ->
                new Reacting(
                    one.emoji(),
                    one.named().subList(0, Math.min(one.named().size(), 19)),
                    one.count())),
        Fake.ofLog(
            "LOG-7",
            "the reader is like anybody",
            good ->
                new Folding(good) {
                  @Override
                  Part<Fold> about(About about) {
                    return about.read(real, new PersonId(about.chat.value()), about.bound);
                  }
                }));
  }

  private static List<Fake> lists() {
    return List.of(
        Fake.ofLog(
            "LOG-7",
            "in seq order, whatever the order asked for",
            good ->
                new Folding(good) {
                  @Override
                  Part<Fold> about(About about) {
                    List<Long> sorted = about.targets.stream().sorted().toList();
                    return real.about(about.chat, about.visible, sorted, about.reader, about.bound);
                  }
                }),
        Fake.ofLog(
            "LOG-11",
            "folds are read whatever they weigh",
            good ->
                new Folding(good) {
                  @Override
                  Part<Fold> about(About about) {
                    return about.read(
                        real, about.reader, new PageBound(about.bound.items(), Long.MAX_VALUE));
                  }
                }));
  }

  private static Fake reactions(String how, UnaryOperator<Reacting> breaking) {
    return Fake.ofLog(
        "LOG-7",
        how,
        good ->
            new Folding(good) {
              @Override
              Part<Fold> about(About about) {
                Part<Fold> part = about.read(real, about.reader, about.bound);
                return new Part<>(
                    part.items().stream().map(fold -> with(fold, breaking)).toList(), part.more());
              }
            });
  }

  private static Fold with(Fold fold, UnaryOperator<Reacting> breaking) {
    return new Fold(
        fold.seq(),
        fold.edit(),
        fold.deletion(),
        fold.reactions().stream().map(breaking).toList(),
        fold.upTo());
  }

  /** One call of {@link ChatLog#about}. */
  private record About(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound) {
    Part<Fold> read(ChatLog log, @Nullable PersonId as, PageBound up) {
      return log.about(chat, visible, targets, as, up);
    }
  }

  /** Answers that call otherwise. */
  private abstract static class Folding extends OverLog {
    Folding(ChatLog real) {
      super(real);
    }

    abstract Part<Fold> about(About about);

    @Override
    public Part<Fold> about(
        ChatId chat,
        List<Window> visible,
        List<Long> targets,
        @Nullable PersonId reader,
        PageBound bound) {
      return about(new About(chat, visible, targets, reader, bound));
    }
  }
}
