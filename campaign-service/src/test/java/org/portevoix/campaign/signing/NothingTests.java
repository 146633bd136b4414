package org.portevoix.campaign.signing;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What load programs rely on. */
class NothingTests {

	@Test
	void isThereForLoadProgramsOnly() {
		ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Nothing.class);
		service.run((context) -> assertThat(context).doesNotHaveBean(Nothing.class));
		service.withPropertyValues("portevoix.signing.benchmark=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Nothing.class));
		service.withPropertyValues("portevoix.signing.benchmark=true")
			.run((context) -> assertThat(context).hasSingleBean(Nothing.class));
	}

	@Test
	void takesBothKindsOfRequests() throws Exception {
		MockMvc requests = MockMvcBuilders.standaloneSetup(new Nothing()).build();
		requests.perform(get("/api/v1/noop")).andExpect(status().isNoContent());
		requests.perform(post("/api/v1/noop").contentType(MediaType.APPLICATION_JSON).content("{}"))
			.andExpect(status().isNoContent());
		requests.perform(post("/api/v1/noop").contentType(MediaType.APPLICATION_JSON).content("{"))
			.andExpect(status().isBadRequest());
	}

}
