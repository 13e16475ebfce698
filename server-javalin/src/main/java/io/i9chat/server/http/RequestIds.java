package io.i9chat.server.http;

import io.i9chat.server.operation.Call;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Gives each request its id, which every record has that is written until it is answered. */
final class RequestIds implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = Requests.freshId();
    request.setAttribute(Requests.REQUEST_ID, id);
    MDC.put(Call.REQUEST_ID, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(Call.REQUEST_ID);
    }
  }
}
