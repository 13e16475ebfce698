package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches the chats that a person is in, or was. {@link Search} tells how. */
public final class Neo4jMessageSearch implements MessageSearch {
  private final Graph graph;

  public Neo4jMessageSearch(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Part<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      PageBound bound,
      Duration patience) {
    Map<String, Object> in = new HashMap<>();
    in.put("person", person.toString());
    in.put("chat", chat == null ? null : chat.toString());
    // One more than fits says whether there is more, save where equal times run over the page.
    int most = bound.items() == Integer.MAX_VALUE ? bound.items() : bound.items() + 1;
    Search search = new Search(graph, terms, before, most, patience);
    List<SearchedChat> places =
        search.rows(
            chat == null ? SearchQueries.PLACES : SearchQueries.PLACE, in, SearchedChat::of);
    Part<Entry> page = search.page(places, bound);
    if (page.more() || page.items().size() < most) {
      return page;
    }
    Search older = search.before(page.items().getLast().at(), 1);
    return new Part<>(page.items(), !older.page(places, PageBound.of(1)).items().isEmpty());
  }
}
