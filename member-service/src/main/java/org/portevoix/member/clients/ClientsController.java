package org.portevoix.member.clients;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.clients.Clients.Issued;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.pages.Said;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's page for API clients. */
@Controller
@RequestMapping("/console/clients")
class ClientsController {

	private static final String PATH = "/console/clients";

	private final Clients clients;

	private final Directory directory;

	private final ConsolePages pages;

	private final Said said;

	private final Clock clock;

	ClientsController(Clients clients, Directory directory, ConsolePages pages, Said said, Clock clock) {
		this.clients = clients;
		this.directory = directory;
		this.pages = pages;
		this.said = said;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView look(@RequestParam(required = false) @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return page(organisation, Caller.of(token), request);
	}

	@PostMapping
	ModelAndView create(@RequestParam(defaultValue = "") String organisation,
			@RequestParam(defaultValue = "") String name, @RequestParam(required = false) @Nullable List<String> scopes,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		caller.require(Permission.CLIENTS_MANAGE, organisation);
		ClientDraft draft = new ClientDraft(organisation, name, (scopes != null) ? List.copyOf(scopes) : List.of());
		List<FieldError> errors = draft.errors();
		if (!errors.isEmpty()) {
			return ConsolePages.again(page(organisation, caller, request).addObject("draft", draft),
					this.said.faults(errors));
		}
		return shown(this.clients.create(organisation, name.strip(), Set.copyOf(Objects.requireNonNull(scopes)), caller,
				Origin.of(request)), caller, request, response);
	}

	@PostMapping("/{id}/rotate")
	ModelAndView rotate(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		require(id, caller);
		return shown(this.clients.rotate(id, caller, Origin.of(request)), caller, request, response);
	}

	/**
	 * The secret is in no address and no cache, so it is the answer to the form itself.
	 */
	private ModelAndView shown(Issued issued, Caller caller, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return this.pages.page(request, caller, "clients/secret", Section.CLIENTS, "clients.secret.title")
			.addObject("client", issued.client())
			.addObject("secret", issued.secret());
	}

	@PostMapping("/{id}/drop-former")
	ModelAndView dropFormer(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ApiClient client = require(id, caller);
		this.clients.dropFormer(id, caller, Origin.of(request));
		return Redirects.seeOther(PATH + "?organisation=" + client.organisation() + "&done=dropped");
	}

	/** What can't be undone is asked about first. */
	@GetMapping("/{id}/revoke")
	ModelAndView ask(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		return this.pages.page(request, caller, "clients/revoke", Section.CLIENTS, "clients.revoke.title")
			.addObject("client", require(id, caller));
	}

	@PostMapping("/{id}/revoke")
	ModelAndView revoke(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ApiClient client = require(id, caller);
		this.clients.revoke(id, caller, Origin.of(request));
		return Redirects.seeOther(PATH + "?organisation=" + client.organisation() + "&done=revoked");
	}

	private ApiClient require(String id, Caller caller) {
		caller.requireAnywhere(Permission.CLIENTS_MANAGE);
		return this.clients.find(id)
			.filter((client) -> client.revoked() == null
					&& caller.may(Permission.CLIENTS_MANAGE, client.organisation()))
			.orElseThrow(NotFound::new);
	}

	private ModelAndView page(@Nullable String organisation, Caller caller, HttpServletRequest request) {
		caller.requireAnywhere(Permission.CLIENTS_MANAGE);
		List<Directory.Entry> mine = this.directory.where(caller, Permission.CLIENTS_MANAGE);
		String chosen = Directory.meant(organisation, mine);
		if (!chosen.isEmpty()) {
			caller.require(Permission.CLIENTS_MANAGE, chosen);
		}
		return this.pages.page(request, caller, "clients/clients", Section.CLIENTS, "clients.title")
			.addObject("organisations", mine)
			.addObject("organisation", chosen)
			.addObject("clients", chosen.isEmpty() ? List.of() : this.clients.of(chosen))
			.addObject("now", this.clock.instant())
			.addObject("scopes", Clients.SCOPES)
			.addObject("draft", new ClientDraft(chosen, "", List.of()));
	}

}
