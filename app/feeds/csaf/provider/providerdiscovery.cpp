// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providerdiscovery.h"

#include "feeds/csaf/provider/securitytxt.h"
#include "feeds/csaf/provider/weblocation.h"
#include "feeds/feedformat.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxAsked = 40; // 20 lines of security.txt, and what we try ourselves.

/** Nothing was asked of anybody, or nobody answered. */
bool isUnreached(Error::Code code)
{
    return code == Error::Code::Network || code == Error::Code::NetworkTimeout || code == Error::Code::Cancelled;
}

/** "https://example.com", in the form that goes over the line; invalid when @p text is no domain. */
QUrl rootOf(const QString &text)
{
    if (text.size() > 253 || text.contains(u'/') || text.contains(u'@') || text.contains(u'?') || text.contains(u'#'))
        return {};
    const QUrl url(u"https://"_s + text, QUrl::StrictMode);
    return secureAddress(url.toEncoded());
}

bool isName(const QString &host)
{
    return host.contains(u'.') && host.back().isLetter();
}

} // namespace

Result<ProviderDiscovery> ProviderDiscovery::of(const QString &text)
{
    ProviderDiscovery discovery;
    const auto trimmed = text.trimmed();
    discovery.m_where = trimmed;
    if (trimmed.startsWith("https://"_L1, Qt::CaseInsensitive)) {
        const auto url = secureAddress(trimmed.toUtf8());
        if (url.isValid() && url.path().size() > 1) {
            discovery.add(url);
            return discovery;
        }
    }
    auto domain = trimmed;
    if (domain.startsWith("https://"_L1, Qt::CaseInsensitive))
        domain = domain.sliced(8);
    if (domain.endsWith(u'/'))
        domain.chop(1);
    discovery.m_root = rootOf(domain);
    if (domain.isEmpty() || !discovery.m_root.isValid())
        return fail(Error::Code::WrongUse, trimmed, u"neither a domain nor an https address"_s);
    discovery.m_where = domain;
    discovery.m_stage = Stage::WellKnown;
    discovery.addPath(u"/.well-known/csaf/provider-metadata.json"_s);
    discovery.addPath(u"/.well-known/security.txt"_s, Kind::SecurityTxt);
    return discovery;
}

void ProviderDiscovery::add(const QUrl &url, Kind kind)
{
    if (m_asked.contains(url) || m_asked.size() >= maxAsked)
        return;
    m_asked.append(url);
    m_steps.append({url, kind});
}

void ProviderDiscovery::addPath(const QString &path, Kind kind)
{
    auto url = m_root;
    url.setPath(path);
    add(url, kind);
}

std::optional<QUrl> ProviderDiscovery::next() const
{
    return m_steps.isEmpty() ? std::nullopt : std::optional(m_steps.first().url);
}

void ProviderDiscovery::answer(const QByteArray &content, const QUrl &from)
{
    Q_ASSERT(!m_steps.isEmpty());
    m_reached = true;
    const auto step = m_steps.first();
    if (!isSameSite(step.url, from))
        refuse({Error::Code::NetworkBadAnswer, step.url.toString(), u"led to another site: "_s + from.host()});
    else if (step.kind == Kind::SecurityTxt)
        takeSecurityTxt(content, step.url);
    else
        take(content, step.url);
    endStep();
}

void ProviderDiscovery::answer(const Error &error)
{
    Q_ASSERT(!m_steps.isEmpty());
    m_reached = m_reached || !isUnreached(error.code);
    refuse(error);
    endStep();
}

void ProviderDiscovery::take(const QByteArray &content, const QUrl &url)
{
    const auto where = url.toString(QUrl::FullyEncoded);
    if (!m_root.isValid() && recogniseFeed(content) == FeedFormat::CsafAggregator) {
        if (auto list = parseAggregatorList(content, where))
            m_found.listed = list->entries;
        else
            refuse(list.error());
        return;
    }
    auto metadata = parseProviderMetadata(content, where);
    if (!metadata) {
        refuse(metadata.error());
        return;
    }
    const bool known = std::any_of(m_found.providers.begin(), m_found.providers.end(), [&](const FoundProvider &found) {
        return found.metadata.canonicalUrl == metadata->canonicalUrl;
    });
    if (!known)
        m_found.providers.append({url, *std::move(metadata)});
}

void ProviderDiscovery::takeSecurityTxt(const QByteArray &content, const QUrl &url)
{
    const auto text = parseSecurityTxt(content, url.toString(QUrl::FullyEncoded));
    if (!text) {
        refuse(text.error());
        return;
    }
    for (const auto &address : text->csaf)
        add(address);
    m_legacyAsked = m_legacyAsked || !text->csaf.isEmpty();
}

void ProviderDiscovery::refuse(const Error &error)
{
    // That something is not there is what we expect of most places.
    if (!m_problem || m_problem->code == Error::Code::NetworkNotFound)
        m_problem = error;
}

/** Goes on to the next step; where there is none, to the next way of finding out. */
void ProviderDiscovery::endStep()
{
    const auto ended = m_steps.takeFirst();
    if (ended.kind == Kind::SecurityTxt && !m_legacyAsked) {
        m_legacyAsked = true;
        addPath(u"/security.txt"_s, Kind::SecurityTxt);
    }
    while (m_steps.isEmpty() && m_stage != Stage::Done) {
        if (foundAny()) {
            m_stage = Stage::Done;
        } else if (m_stage == Stage::WellKnown) {
            m_stage = Stage::Dns;
            auto url = m_root;
            url.setHost(u"csaf.data.security."_s + m_root.host());
            url.setPath(u"/"_s);
            if (isName(m_root.host()) && url.isValid())
                add(url);
        } else if (m_stage == Stage::Dns) {
            m_stage = Stage::Versioned;
            addPath(u"/.well-known/csaf/v2.1/provider-metadata.json"_s);
            addPath(u"/.well-known/csaf/v2.0/provider-metadata.json"_s);
        } else {
            m_stage = Stage::Done;
        }
    }
}

Result<FoundProviders> ProviderDiscovery::result() const
{
    if (foundAny())
        return m_found;
    if (m_problem && !m_reached)
        return fail(*m_problem);
    return fail(Error::Code::ProviderNotFound, m_where,
                m_problem ? m_problem->where + ": "_L1 + m_problem->detail : QString());
}

} // namespace Patchwijzer
