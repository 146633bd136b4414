package org.portevoix.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What many look at is asked of its service once, and nothing of one person's is shared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPagesIT {

	private FakeService campaigns;

	private RunningGateway gateway;

	@BeforeAll
	void start() throws IOException {
		this.campaigns = FakeService.start();
		this.gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", this.campaigns.url()));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.campaigns.close();
	}

	@Test
	void asksTheServiceOnceForWhatMayBeShared() {
		this.campaigns.answering("/fr/campaigns/shared", FakeService.with(200, "<p>Une page", "Content-Type",
				"text/html;charset=UTF-8", "Cache-Control", "max-age=0, s-maxage=600"));
		HttpResponse<String> first = this.gateway.get("/fr/campaigns/shared");
		HttpResponse<String> second = this.gateway.get("/fr/campaigns/shared");
		assertThat(this.campaigns.asked("/fr/campaigns/shared")).hasSize(1);
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(second.body()).isEqualTo(first.body()).isEqualTo("<p>Une page");
		for (String header : new String[] { "Content-Type", "Cache-Control", "Content-Security-Policy",
				"X-Content-Type-Options", "Referrer-Policy", "Content-Length" }) {
			assertThat(second.headers().allValues(header)).as(header)
				.hasSize(1)
				.isEqualTo(first.headers().allValues(header));
		}
	}

	@Test
	void asksAgainWhenItsTimeIsOver() {
		this.campaigns.answering("/fr/campaigns/short", FakeService.with(200, "A", "Cache-Control", "s-maxage=1"));
		assertThat(this.gateway.get("/fr/campaigns/short").body()).isEqualTo("A");
		this.campaigns.answering("/fr/campaigns/short", FakeService.with(200, "B", "Cache-Control", "s-maxage=1"));
		await().untilAsserted(() -> assertThat(this.gateway.get("/fr/campaigns/short").body()).isEqualTo("B"));
	}

	@Test
	void tellsAddressesApart() {
		this.campaigns.answering("/fr/campaigns/query", FakeService.with(200, "A", "Cache-Control", "s-maxage=600"));
		this.gateway.get("/fr/campaigns/query");
		this.gateway.get("/fr/campaigns/query?source=a");
		this.gateway.get("/fr/campaigns/query?source=b");
		assertThat(this.campaigns.asked("/fr/campaigns/query")).hasSize(1);
		assertThat(this.campaigns.asked("/fr/campaigns/query?source=a")).hasSize(1);
		assertThat(this.campaigns.asked("/fr/campaigns/query?source=b")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "plain|200|Content-Type|text/html", "no-cache|200|Cache-Control|no-cache, s-maxage=600",
					"no-store|200|Cache-Control|no-store", "private|200|Cache-Control|private, s-maxage=600",
					"missing|404|Cache-Control|s-maxage=600", "broken|500|Cache-Control|s-maxage=600",
					"browser|200|Cache-Control|max-age=600" })
	void sharesNothingElse(String name, int status, String header, String value) {
		String path = "/nl/campaigns/" + name;
		this.campaigns.answering(path, FakeService.with(status, name, header, value));
		this.gateway.get(path);
		this.gateway.get(path);
		assertThat(this.campaigns.asked(path)).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "Set-Cookie, a=b", "Vary, Accept-Language" })
	void sharesNothingThatDependsOnWhoAsks(String header, String value) {
		String path = "/es/campaigns/" + header;
		this.campaigns.answering(path, FakeService.with(200, "x", "Cache-Control", "s-maxage=600", header, value));
		this.gateway.get(path);
		this.gateway.get(path);
		assertThat(this.campaigns.asked(path)).hasSize(2);
	}

	@Test
	void leavesFormsAndTokensToTheService() {
		this.campaigns.answering("/en/campaigns/form", FakeService.with(200, "x", "Cache-Control", "s-maxage=600"));
		this.gateway.get("/en/campaigns/form");
		this.gateway.post("/en/campaigns/form", "a=b", "Content-Type", "application/x-www-form-urlencoded");
		this.gateway.get("/en/campaigns/form", "Authorization", "Bearer x");
		this.gateway.get("/en/campaigns/form", "Range", "bytes=0-1");
		assertThat(this.campaigns.asked("/en/campaigns/form")).hasSize(4);
		this.gateway.get("/en/campaigns/form");
		assertThat(this.campaigns.asked("/en/campaigns/form")).hasSize(4);
	}

}
