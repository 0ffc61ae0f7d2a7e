pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The page of each screen, made when it is shown; those with pictures are kept (KeptPage).
Loader {
    id: pages

    required property string screenName
    required property Desk desk
    required property VisitModel visit
    required property ConcernModel concern
    required property HoursModel hours
    required property CallbackModel callback
    required property BookingModel booking
    required property ClaimModel claims
    required property TellingModel telling
    required property SearchModel search
    required property InformModel inform
    required property CardAheadModel ahead
    required property PointingModel pointing
    required property RatingModel rating
    required property AssentModel assent
    required property HelpDeskModel helpdesk
    required property NoticeModel notice
    required property InkModel ink
    required property PagingModel paging

    sourceComponent: {
        if (pages.search.shown)
            return searchPage;
        switch (pages.screenName) {
        case "pin":
            return pin;
        case "matters":
            return matters;
        case "claims":
            return claimsPage;
        case "inform":
            return informPage;
        case "card_ahead":
            return cardAheadPage;
        case "booking":
            return bookingPage;
        case "telling":
            return tellingPage;
        case "notices":
            return notices;
        case "helpdesk":
            return helpdeskPage;
        case "waiting":
            return pages.booking.step !== "" ? bookingPage : pages.callback.asking ? choosing : waiting;
        case "joining":
            return waiting;
        case "serving":
            return serving;
        case "review":
            return review;
        case "sign":
            return sign;
        case "more":
            return morePage;
        case "signed":
        case "submitted":
            return submitted;
        case "rating":
            return pages.rating.asked ? why : ratingPage;
        case "goodbye":
            return goodbye;
        case "document":
        case "ink":
        case "check":
            return null;
        default:
            return welcome;
        }
    }

    Component {
        id: welcome
        WelcomePage {
            desk: pages.desk
            hours: pages.hours
            callback: pages.callback
            booking: pages.booking
        }
    }
    Component {
        id: bookingPage
        BookingPage {
            desk: pages.desk
            booking: pages.booking
        }
    }
    Component {
        id: pin
        PinPage {
            desk: pages.desk
        }
    }
    Component {
        id: matters
        MattersPage {
            desk: pages.desk
            helpdesk: pages.helpdesk
            search: pages.search
        }
    }
    Component {
        id: searchPage
        SearchPage {
            desk: pages.desk
            search: pages.search
        }
    }
    Component {
        id: claimsPage
        ClaimsPage {
            desk: pages.desk
            claims: pages.claims
        }
    }
    Component {
        id: informPage
        InformPage {
            desk: pages.desk
            inform: pages.inform
        }
    }
    Component {
        id: cardAheadPage
        CardAheadPage {
            desk: pages.desk
            ahead: pages.ahead
        }
    }
    Component {
        id: tellingPage
        TellingPage {
            desk: pages.desk
            telling: pages.telling
            search: pages.search
        }
    }
    Component {
        id: notices
        NoticesPage {
            desk: pages.desk
            booking: pages.booking
            telling: pages.telling
        }
    }
    Component {
        id: helpdeskPage
        HelpDeskPage {
            desk: pages.desk
            helpdesk: pages.helpdesk
            booking: pages.booking
            search: pages.search
        }
    }
    Component {
        id: waiting
        WaitingPage {
            desk: pages.desk
            visit: pages.visit
            concern: pages.concern
            hours: pages.hours
        }
    }
    Component {
        id: choosing
        WaitChoicePage {
            desk: pages.desk
            callback: pages.callback
        }
    }
    Component {
        id: serving
        ServingPage {
            desk: pages.desk
            pointing: pages.pointing
            assent: pages.assent
        }
    }
    Component {
        id: review
        ReviewPage {
            desk: pages.desk
            pointing: pages.pointing
        }
    }
    Component {
        id: sign
        SignPage {
            desk: pages.desk
            ink: pages.ink
        }
    }
    Component {
        id: morePage
        MorePage {
            desk: pages.desk
            paging: pages.paging
        }
    }
    Component {
        id: submitted
        SubmittedPage {
            desk: pages.desk
            visit: pages.visit
        }
    }
    Component {
        id: ratingPage
        RatingPage {
            desk: pages.desk
        }
    }
    Component {
        id: why
        WhyPage {
            desk: pages.desk
            rating: pages.rating
        }
    }
    Component {
        id: goodbye
        GoodbyePage {
            desk: pages.desk
            concern: pages.concern
        }
    }
}
