package io.github.audiomnist.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ClientRatesTest {

  @Test
  void moreThanTheRate_isToldToWait_andServedAgainAfterwards() throws Exception {
    try (TestServer server = TestServer.start(TestServer.SMALL.withClientRate(5))) {
      int served = 0;
      HttpResponse<String> response = server.get("/health");
      while (response.statusCode() == 200 && served < 100) {
        served++;
        response = server.get("/health");
      }
      assertTrue(served >= 10 && served < 20, "served " + served);
      JsonObject error = TestServer.assertRefused(429, response);
      assertEquals("at most 5 requests a second, 10 at once", error.get("expected").getAsString());
      assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
      assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElse(""));
      Thread.sleep(1_300);
      assertEquals(200, server.post("/api/predict", "audio/wav", Clips.wav(7)).statusCode());
      Thread.sleep(500);
      assertTrue(server.get("/metrics").body().contains("path=\"/health\",code=\"429\"} 1"));
    }
  }

  @Test
  void flood_getsItsRate_andItsBodiesAreThrownAway() throws Exception {
    try (TestServer server = TestServer.start(TestServer.SMALL.withClientRate(5))) {
      int served = 0;
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < 2_000_000_000L) {
        HttpResponse<String> response = server.post("/api/predict", "audio/wav", new byte[100_000]);
        if (response.statusCode() == 400) {
          served++;
        } else {
          TestServer.assertRefused(429, response);
        }
      }
      assertTrue(served >= 18 && served <= 22, "served " + served);
      Thread.sleep(300);
      assertTrue(server.get("/metrics").body().contains("\naudiomnist_upload_bytes 0.0\n"));
    }
  }

  @Test
  void person_neverMeetsTheUsualRate() throws Exception {
    try (TestServer server = TestServer.start()) {
      for (int i = 0; i < 200; i++) {
        assertEquals(200, server.get(i % 2 == 0 ? "/" : "/app.js").statusCode());
      }
    }
  }

  @Test
  void clientOfVersion6_isItsNetwork_ofVersion4ItsAddress() throws Exception {
    assertEquals(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
    assertNotEquals(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
    assertNotEquals(client("192.0.2.1"), client("192.0.2.2"));
  }

  private static String client(String address) throws Exception {
    return ClientRates.client(InetAddress.getByName(address));
  }

  @Test
  void bucket_givesBurstThenRate_andIsForgottenWhenItIsFullAgain() {
    TokenBucket bucket = new TokenBucket(10, 20, 0);
    for (int i = 0; i < 20; i++) {
      assertTrue(bucket.onRequest(0));
    }
    assertFalse(bucket.onRequest(0));
    assertEquals(3_000_000_000L, bucket.getExpireNanoTime());
    assertFalse(bucket.onRequest(99_000_000));
    assertTrue(bucket.onRequest(100_000_001));
    assertFalse(bucket.onRequest(100_000_002));
    int served = 0;
    for (long now = 1_000_000_000; now < 2_000_000_000; now += 1_000_000) {
      served += bucket.onRequest(now) ? 1 : 0;
    }
    assertEquals(9 + 9, served, 1);
    // A clock that goes back gives nothing, and takes nothing.
    assertFalse(new TokenBucket(1, 0, 10).onRequest(0));
  }

  @Test
  void rate_isZeroOrMore() {
    assertThrows(IllegalArgumentException.class, () -> Limits.standard().withClientRate(-1));
    assertEquals(0, Limits.standard().withClientRate(0).clientRate());
  }
}
