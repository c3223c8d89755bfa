package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private final List<Throwable> told = new ArrayList<>();

  private int status(Throwable failure) {
    return Exchange.problem(failure, told::add).status();
  }

  @Test
  void problem_ofAClient_isNotToldAsTheServers() {
    assertEquals(400, status(new EofException()));
    assertEquals(400, status(new CompletionException(new EofException("gone"))));
    assertEquals(503, status(RefusedException.busy("server", "less", "more")));
    assertEquals(List.of(), told);
  }

  @Test
  void problem_ofTheServer_isToldItAlone() {
    IllegalStateException bug = new IllegalStateException("secret");
    Problem problem = Exchange.problem(new CompletionException(bug), told::add);
    assertEquals(500, problem.status());
    assertEquals("the server failed; its terminal says why", problem.message());
    assertEquals(List.of(bug), told);
  }
}
