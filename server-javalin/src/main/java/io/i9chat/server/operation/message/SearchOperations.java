package io.i9chat.server.operation.message;

import io.i9chat.domain.message.SearchMessages;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import java.util.List;

/** Finding messages by their words. */
public final class SearchOperations {
  private final SearchMessages search;

  /** The operation on this use case. */
  public SearchOperations(SearchMessages search) {
    this.search = search;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(search());
  }

  private Operation<?, ?> search() {
    return Operation.named(
            "messages.search",
            "Finds messages by words, in one or all of the caller's chats.",
            MessageInputs.Search.class,
            MessageOutputs.Hits.class)
        .page()
        .http("GET", "/search", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.SEARCHING, this::search);
  }

  private Reply<MessageOutputs.Hits> search(Call call, MessageInputs.Search input) {
    SearchMessages.Command command =
        new SearchMessages.Command(
            call.person(),
            input.chat(),
            Fields.check("q", () -> new SearchMessages.Query(input.q())),
            input.before() == null ? null : input.before().value(),
            Fields.limit(input.limit()));
    return switch (search.handle(command)) {
      case SearchMessages.Outcome.Page page ->
          Reply.done(
              new MessageOutputs.Hits(
                  page.hits().stream()
                      .map(hit -> new MessageOutputs.Hit(hit.chat(), hit.item()))
                      .toList(),
                  page.hasMore()));
      case SearchMessages.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
    };
  }
}
