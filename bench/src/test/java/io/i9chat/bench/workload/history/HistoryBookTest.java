package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.bench.protocol.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryBookTest {
  private final HistoryBook book =
      new HistoryBook("c", 10, 3, "ada".getBytes(UTF_8), "bob".getBytes(UTF_8));

  @Test
  void isFullWhenEveryMessageHasASeqOfItsOwn() {
    assertThat(book.issue(0, 1)).isZero();
    assertThat(book.issue(1, 2)).isEqualTo(1);
    assertThat(book.issue(0, 3)).isEqualTo(2);
    assertThat(book.issue(0, 4)).isEqualTo(-1);

    assertThat(book.place(1, 11)).isNull();
    assertThat(book.place(0, 12)).isNull();
    assertThat(book.isFull()).isFalse();
    assertThat(book.place(2, 13)).isNull();

    assertThat(book.isFull()).isTrue();
    assertThat(problems(11, "bob", HistoryBook.text(1))).isEmpty();
    assertThat(problems(12, "ada", HistoryBook.text(0))).isEmpty();
  }

  @Test
  void seqsThatCannotBeAreSeen() {
    book.issue(0, 1);
    book.issue(0, 1);
    book.place(0, 11);

    assertThat(book.place(1, 11)).contains("messages 0 and 1");
    assertThat(book.place(1, 10)).contains("cannot have it");
    assertThat(book.place(1, 14)).contains("cannot have it");
    assertThat(book.place(2, 12)).contains("not sent");
  }

  @Test
  void entriesThatWereChangedAreSeen() {
    book.issue(0, 1);
    book.place(0, 11);

    assertThat(problems(11, "bob", HistoryBook.text(0))).hasSize(1);
    assertThat(problems(11, "ada", HistoryBook.text(1))).hasSize(1);
    assertThat(problems(11, "ada", "x")).hasSize(1);
    assertThat(problems(12, "ada", HistoryBook.text(0))).hasSize(1);
    assertThat(problems(10, "ada", HistoryBook.text(0))).hasSize(1);
  }

  private List<String> problems(long seq, String author, String text) {
    String frame =
        "{\"re\":\"1\",\"result\":{\"items\":[{\"seq\":%d,\"author\":\"%s\",\"content\":{\"text\":\"%s\"}}]}}"
            .formatted(seq, author, text);
    byte[] bytes = frame.getBytes(UTF_8);
    List<String> problems = new ArrayList<>();
    new Page()
        .read(
            bytes,
            0,
            bytes.length,
            (at, by, kind, words) -> {
              String problem = book.problem(at, by, words);
              if (problem != null) {
                problems.add(problem);
              }
            });
    return problems;
  }
}
