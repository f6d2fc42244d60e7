// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/windows/windowsfixes.h"

#include "core/windowsproduct.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

void addTo(QList<QString> *list, const QString &text)
{
    const auto at = std::lower_bound(list->begin(), list->end(), text);
    if (!text.isEmpty() && (at == list->end() || *at != text))
        list->insert(at, text);
}

void addTo(QList<QString> *list, const QList<QString> &texts)
{
    for (const auto &text : texts)
        addTo(list, text);
}

bool isHotpatch(const QString &kind)
{
    return kind.contains("hotpatch"_L1, Qt::CaseInsensitive);
}

bool isServicingStack(const QString &kind)
{
    return kind.contains("servicing"_L1, Qt::CaseInsensitive);
}

bool isCve(const QString &id)
{
    return id.startsWith("CVE-"_L1);
}

/** Digits and full stops, at least one of each: a version, and not a web address or "publication". */
bool isVersion(const QString &text)
{
    static const QRegularExpression form(u"^\\d+(\\.\\d+)+$"_s);
    return form.match(text).hasMatch();
}

/** Old lists name Windows as the product and the component apart; some need not be there. */
QString componentOf(const KbFact &fact)
{
    static const std::array optional{"Microsoft .NET Framework"_L1, "Windows Internet Explorer"_L1,
                                     "Internet Explorer"_L1,        "Microsoft Silverlight"_L1,
                                     "Adobe Flash Player"_L1,       "Microsoft Service Bus"_L1,
                                     "Microsoft Lync"_L1,           "Microsoft Office"_L1,
                                     "Microsoft SharePoint"_L1,     "Active Directory Federation Services"_L1};
    QString first;
    for (const auto &component : fact.components) {
        const auto known = std::find_if(optional.begin(), optional.end(), [&](QLatin1StringView name) {
            return component.startsWith(name, Qt::CaseInsensitive);
        });
        if (known == optional.end() || (!first.isEmpty() && !component.startsWith(*known, Qt::CaseInsensitive)))
            return {};
        if (first.isEmpty())
            first = component;
    }
    return first.startsWith("Windows Internet"_L1) ? first.sliced(8) : first;
}

} // namespace

class WindowsFixReader::Private
{
public:
    struct Key {
        QString feed;
        QString advisory;
        QString product;

        bool operator<(const Key &other) const
        {
            return std::tie(feed, advisory, product) < std::tie(other.feed, other.advisory, other.product);
        }
    };

    bool everything = false; ///< Whatever product it is about.
    QSet<QString> windows;
    QSet<QString> programs;
    QHash<QString, std::optional<QString>> known; ///< By name as written; nothing for a product not asked for.
    QMap<Key, WindowsFix> fixes;
    QMap<std::pair<QString, QString>, KbFact> updates; ///< By KB and product.

    /** The product's name made alike; nothing when nobody asked for it. */
    std::optional<QString> wanted(const QString &name, const QString &platform = {})
    {
        const auto text = platform.isEmpty() ? name : name + u'\n' + platform;
        auto found = known.find(text);
        if (found == known.end()) {
            const auto product = microsoftProduct(name, platform);
            const bool asked = everything
                || (product.windows.isEmpty() ? programs.contains(product.name.toLower())
                            || programs.contains(microsoftProductFamily(product.name).toLower())
                                              : windows.contains(product.windows));
            found = known.insert(text, asked ? std::optional(product.name) : std::nullopt);
        }
        return *found;
    }

    /** The fix to add to. What several documents say of one leak and product is one fix. */
    WindowsFix &fixFor(const WindowsFix &head)
    {
        auto &fix = fixes[Key{head.feed, head.advisory, head.product}];
        if (fix.product.isEmpty()) {
            fix = head;
            return fix;
        }
        // Two documents: the first publication counts, and being affected before not being so.
        if (head.published.isValid() && (!fix.published.isValid() || head.published < fix.published))
            fix.published = head.published;
        fix.status = qMin(fix.status, head.status);
        fix.withdrawn = fix.withdrawn && head.withdrawn;
        fix.cvssVector = qMax(fix.cvssVector, head.cvssVector);
        fix.severity = qMax(fix.severity, head.severity);
        return fix;
    }

    void addUpdate(KbFact fact)
    {
        auto &kept = updates[{fact.kb, fact.product}];
        fact.supersedes.removeAll(fact.kb);
        if (kept.kb.isEmpty()) {
            kept = fact;
            return;
        }
        if (fact.posted.isValid() && (!kept.posted.isValid() || fact.posted < kept.posted))
            kept.posted = fact.posted;
        addTo(&kept.components, fact.components);
        addTo(&kept.supersedes, fact.supersedes);
        addTo(&kept.cves, fact.cves);
        addTo(&kept.builds, fact.builds);
        kept.kind = qMax(kept.kind, fact.kind);
        kept.severity = qMax(kept.severity, fact.severity);
    }

    void addVulnerability(const MsrcVulnerability &vulnerability, const QHash<QString, QString> &names,
                          const QString &feed);
    void addRemediation(const MsrcVulnerability &vulnerability, const MsrcRemediation &remedy, const QString &product,
                        WindowsFix *fix);
    void addVulnerability(const CsafDocument &document, const CsafVulnerability &vulnerability, const QString &feed);
    void addAffected(const CveRecord &record, const CveAffected &affected, const QString &feed);
};

WindowsFixReader::WindowsFixReader(const QList<QString> &products)
    : d(std::make_unique<Private>())
{
    for (const auto &name : products) {
        const auto product = microsoftProduct(name);
        if (!product.windows.isEmpty())
            d->windows.insert(product.windows);
        else if (!product.name.isEmpty())
            d->programs.insert(product.name.toLower());
    }
}

WindowsFixReader::WindowsFixReader()
    : d(std::make_unique<Private>())
{
    d->everything = true;
}

WindowsFixReader::~WindowsFixReader() = default;

void WindowsFixReader::add(const MsrcBulletin &bulletin, const QString &feed)
{
    QHash<QString, QString> names;
    for (const auto &product : bulletin.products) {
        if (const auto name = d->wanted(product.name))
            names.insert(product.id, *name);
    }
    for (const auto &vulnerability : bulletin.vulnerabilities)
        d->addVulnerability(vulnerability, names, feed);
}

void WindowsFixReader::Private::addVulnerability(const MsrcVulnerability &vulnerability,
                                                 const QHash<QString, QString> &names, const QString &feed)
{
    for (const auto &affected : vulnerability.affected) {
        const auto name = names.constFind(affected.product);
        if (name == names.constEnd())
            continue;
        WindowsFix fix;
        fix.feed = feed;
        fix.advisory = vulnerability.id;
        fix.cve = vulnerability.cve;
        fix.product = *name;
        fix.status = affected.status;
        fix.published = vulnerability.published;
        fix.cvssVector = affected.cvssVector;
        fix.severity = affected.severity;
        bool servicing = false;
        for (const auto &remedy : vulnerability.remediations) {
            if (remedy.kind != MsrcRemediation::Kind::VendorFix || !remedy.products.contains(affected.product))
                continue;
            servicing = servicing || isServicingStack(remedy.subType);
            if (!isServicingStack(remedy.subType))
                addRemediation(vulnerability, remedy, *name, &fix);
        }
        // Repaired by the servicing stack alone: no leak of the product itself.
        if (servicing && fix.kbs.isEmpty() && fix.fixedBuilds.isEmpty())
            continue;
        auto &kept = fixFor(fix);
        addTo(&kept.kbs, fix.kbs);
        addTo(&kept.hotpatchKbs, fix.hotpatchKbs);
        addTo(&kept.fixedBuilds, fix.fixedBuilds);
        addTo(&kept.hotpatchBuilds, fix.hotpatchBuilds);
    }
}

void WindowsFixReader::Private::addRemediation(const MsrcVulnerability &vulnerability, const MsrcRemediation &remedy,
                                               const QString &product, WindowsFix *fix)
{
    const bool hotpatch = isHotpatch(remedy.subType);
    addTo(hotpatch ? &fix->hotpatchBuilds : &fix->fixedBuilds, remedy.fixedBuilds);
    if (remedy.kb.isEmpty())
        return;
    addTo(&fix->kbs, remedy.kb);
    if (hotpatch)
        addTo(&fix->hotpatchKbs, remedy.kb);
    KbFact fact;
    fact.kb = remedy.kb;
    fact.product = product;
    fact.posted = vulnerability.published.date();
    fact.supersedes = remedy.supersedes;
    fact.builds = remedy.fixedBuilds;
    fact.kind = remedy.subType;
    if (!vulnerability.cve.isEmpty())
        fact.cves.append(vulnerability.cve);
    addUpdate(fact);
}

void WindowsFixReader::add(const CsafDocument &document, const QString &feed)
{
    const bool microsoft = document.publisher.space.contains("msrc.microsoft.com"_L1);
    if (!microsoft || document.tracking.status == CsafDocumentStatus::Draft)
        return;
    for (const auto &vulnerability : document.vulnerabilities)
        d->addVulnerability(document, vulnerability, feed);
}

namespace {

/** What stands in "10.0.22631.5189:Security Update:https://support.microsoft.com/help/5055528". */
struct CsafFix {
    QString build;
    QString kind;
    QString kb;
};

CsafFix readCsafFix(const CsafRemediation &remedy)
{
    static const QRegularExpression kb(u"(?:/help/|/kb/|[?&]q=KB|\\bKB)(\\d{6,7})\\b"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    CsafFix fix;
    const auto parts = remedy.details.split(u':');
    if (isVersion(parts.front().trimmed()))
        fix.build = parts.front().trimmed();
    if (parts.size() > 1)
        fix.kind = parts.at(1).trimmed();
    const auto match = kb.match(remedy.url.isEmpty() ? remedy.details : remedy.url);
    fix.kb = match.captured(1);
    return fix;
}

} // namespace

void WindowsFixReader::Private::addVulnerability(const CsafDocument &document, const CsafVulnerability &vulnerability,
                                                 const QString &feed)
{
    const auto say = [&](int index, AffectedStatus status) {
        const auto &product = document.products.at(index);
        const auto name = wanted(product.path.product.isEmpty() ? product.name : product.path.product);
        if (!name || product.unusable || product.base >= 0)
            return;
        WindowsFix fix;
        fix.feed = feed;
        fix.cve = vulnerability.cve;
        fix.advisory = vulnerability.cve.isEmpty() ? document.tracking.id : vulnerability.cve;
        fix.product = *name;
        fix.status = status;
        fix.published = document.tracking.initialRelease;
        fix.severity = document.severity;
        for (const auto &metric : vulnerability.metrics) {
            if (metric.products.contains(index) && !metric.cvss.isEmpty())
                fix.cvssVector = metric.cvss.back().vector;
        }
        auto &kept = fixFor(fix);
        if (status != AffectedStatus::Affected)
            return;
        bool hotpatchOnly = false;
        for (const auto &remedy : vulnerability.remediations) {
            if (remedy.category != CsafRemedy::VendorFix || !remedy.products.contains(index))
                continue;
            const auto read = readCsafFix(remedy);
            if (isServicingStack(read.kind))
                continue;
            hotpatchOnly = hotpatchOnly || isHotpatch(read.kind);
            addTo(isHotpatch(read.kind) ? &kept.hotpatchBuilds : &kept.fixedBuilds, read.build);
            addTo(&kept.kbs, read.kb);
            if (isHotpatch(read.kind))
                addTo(&kept.hotpatchKbs, read.kb);
        }
        const auto range = product.path.versionIsRange ? product.path.version.trimmed() : QString();
        if (range.startsWith(u'<') && isVersion(range.sliced(1).trimmed()) && !hotpatchOnly)
            addTo(&kept.fixedBuilds, range.sliced(1).trimmed());
    };
    for (const auto index : vulnerability.status(CsafStatus::KnownAffected))
        say(index, AffectedStatus::Affected);
    for (const auto index : vulnerability.status(CsafStatus::KnownNotAffected))
        say(index, AffectedStatus::NotAffected);
    for (const auto index : vulnerability.status(CsafStatus::UnderInvestigation))
        say(index, AffectedStatus::Undetermined);
}

void WindowsFixReader::add(const CveRecord &record, const QString &feed)
{
    if (record.assigner.compare("microsoft"_L1, Qt::CaseInsensitive) != 0)
        return;
    for (const auto &container : record.containers) {
        for (const auto &affected : container.affected) {
            if (container.cna && affected.vendor.compare("microsoft"_L1, Qt::CaseInsensitive) == 0)
                d->addAffected(record, affected, feed);
        }
    }
}

void WindowsFixReader::Private::addAffected(const CveRecord &record, const CveAffected &affected, const QString &feed)
{
    const auto platforms = affected.platforms.isEmpty() ? QList<QString>{QString()} : affected.platforms;
    // Records until 2020 have the product as "Windows" and the rest of its name as its version.
    const bool nameInVersion = affected.product == u"Windows" || affected.product == u"Windows Server";
    for (const auto &version : affected.versions) {
        if (version.status != CveStatus::Affected)
            continue;
        for (const auto &platform : platforms) {
            const auto name = wanted(nameInVersion ? affected.product + u' ' + version.version : affected.product,
                                     nameInVersion ? QString() : platform);
            if (!name)
                continue;
            WindowsFix fix;
            fix.feed = feed;
            fix.advisory = record.id;
            fix.cve = record.id;
            fix.product = *name;
            fix.published = record.published;
            fix.withdrawn = record.rejected;
            for (const auto &container : record.containers) {
                if (container.cna && !container.cvss.isEmpty())
                    fix.cvssVector = container.cvss.front();
            }
            auto &kept = fixFor(fix);
            if (isVersion(version.lessThan))
                addTo(&kept.fixedBuilds, version.lessThan);
        }
    }
}

void WindowsFixReader::add(const KbFact &fact, const QString &feed)
{
    const auto component = componentOf(fact);
    const bool apart = !component.isEmpty() && !fact.product.contains(" on "_L1);
    const auto name = d->wanted(apart ? component + u" on "_s + fact.product : fact.product);
    if (!name || fact.kb.isEmpty())
        return;
    auto update = fact;
    update.product = *name;
    d->addUpdate(update);
    for (const auto &cve : fact.cves) {
        if (!isCve(cve))
            continue;
        WindowsFix fix;
        fix.feed = feed;
        fix.advisory = cve;
        fix.cve = cve;
        fix.product = *name;
        fix.severity = fact.severity;
        if (fact.posted.isValid())
            fix.published = fact.posted.startOfDay(QTimeZone::utc());
        addTo(&d->fixFor(fix).kbs, fact.kb);
    }
}

void WindowsFixReader::add(const WindowsFixes &found)
{
    for (const auto &fix : found.fixes) {
        auto &kept = d->fixFor(fix);
        addTo(&kept.kbs, fix.kbs);
        addTo(&kept.hotpatchKbs, fix.hotpatchKbs);
        addTo(&kept.fixedBuilds, fix.fixedBuilds);
        addTo(&kept.hotpatchBuilds, fix.hotpatchBuilds);
    }
    for (const auto &update : found.updates)
        d->addUpdate(update);
}

WindowsFixes windowsFixesOf(const MsrcBulletin &bulletin, const QString &feed)
{
    WindowsFixReader reader;
    reader.add(bulletin, feed);
    return reader.take();
}

WindowsFixes WindowsFixReader::take()
{
    WindowsFixes taken;
    taken.fixes = d->fixes.values();
    taken.updates = d->updates.values();
    d->fixes.clear();
    d->updates.clear();
    d->known.clear();
    return taken;
}

} // namespace Patchwijzer
